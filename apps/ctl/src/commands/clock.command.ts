import type { Execution } from '#eventing';
import { randomId } from '#kernel';
import { type AdvanceClock, sandboxCommands } from '#sandbox/contract';
import type { Command } from 'commander';
import { dataDirOf, parseInstant, print, withApplication } from '../with-application.js';
import type { ServiceTime } from '#sandbox';

interface AdvanceOptions {
  readonly data?: string;
  readonly to?: string;
}

/** `ctl clock show|advance`. */
export function addClockCommands(program: Command): void {
  const clock = program
    .command('clock')
    .description('the time of a sandbox (CLOCK=sandbox); running servers follow within a second');
  clock
    .command('show')
    .description('tell the time of the service')
    .option('--data <dir>', 'data directory')
    .action(showClock);
  clock
    .command('advance')
    .description('move the time forward, for good')
    .argument('[by]', 'an ISO 8601 duration, such as P31D, P1M or PT12H')
    .option('--to <instant>', 'instead: an instant, such as 2027-01-01T00:00:00Z', parseInstant)
    .option('--data <dir>', 'data directory')
    .action(advanceClock);
}

async function showClock({ data }: { readonly data?: string }): Promise<void> {
  await withApplication(dataDirOf(data), async ({ runtime }) => print(told(runtime.time)));
}

async function advanceClock(by: string | undefined, { data, to }: AdvanceOptions): Promise<void> {
  const command = parseAdvance({ by: by ?? null, to: to ?? null });
  await withApplication(dataDirOf(data), async ({ runtime: { time } }) => {
    const execution = await advance(time, command);
    if (execution.outcome === 'rejected') throw new Error(execution.rejection.message);
    print(told(time));
  });
}

/** Throws what is wrong with the arguments. */
function parseAdvance(given: Omit<AdvanceClock, 'type'>): AdvanceClock {
  const type = 'sandbox.AdvanceClock';
  const result = sandboxCommands[type].safeParse(given);
  if (result.success) return { type, ...result.data };
  throw new Error(result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
}

function advance(time: ServiceTime, command: AdvanceClock): Promise<Execution> {
  const id = randomId();
  const meta = { commandId: id, correlationId: id, causationId: id, actor: 'system:ctl', tenant: 'main' };
  return time.advance(command, meta);
}

function told({ clock, sandbox }: ServiceTime): string {
  return `${clock.now()}  ${sandbox ? 'sandbox' : 'system clock'}`;
}
