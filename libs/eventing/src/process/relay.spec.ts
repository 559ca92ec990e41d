import { GivenLog, GivenStore, plainDecoder } from '#eventing-testing';
import { ManualClock } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { systemScheduler } from '../ops/scheduler.js';
import { CommandRegistry } from './command-registry.js';
import { EffectDispatcher } from './effect-dispatcher.js';
import type { CommandOutcome, IssuedCommand, ProcessDefinition } from './process-definition.js';
import { ProcessRunner } from './process-runner.js';

const ASK: IssuedCommand = { command: 'test.Ask', payload: {} };

const asking: ProcessDefinition<Record<never, never>> = {
  name: 'asking',
  listensTo: ['test.Shipped'],
  startedBy: ['test.Shipped'],
  correlate: ({ id }) => [id],
  relay: () => ASK,
  takesUp: (outcome) => 'ok' in outcome && outcome.ok === 'wait',
  initialState: () => ({}),
  evolve: () => undefined,
  react: (_, input) => (input.kind === 'event' ? [{ kind: 'issue', ...ASK }] : [{ kind: 'complete' }]),
};

/** The events that become inputs, of one that is passed on and answered so. */
async function inputsAfter(outcome: CommandOutcome, definition = asking): Promise<readonly string[]> {
  const registry = new CommandRegistry();
  registry.register(ASK.command, () => Promise.resolve(outcome));
  const runner = new ProcessRunner(
    new GivenStore(),
    new ManualClock('2026-01-05T15:00:00.000Z'),
    plainDecoder,
  );
  const dispatcher = new EffectDispatcher(runner, registry, systemScheduler);
  const log = new GivenLog([{ type: 'test.Shipped', stream: 'order-main~1', data: {} }]);
  const events = log.events.map((event) => plainDecoder.decode(event));
  const address = { process: 'asking', tenant: 'main', instance: '1' };
  const rest = await dispatcher.relay({ definition, address, events }, 'background');
  return rest.map(({ type }) => type);
}

describe('an event that is passed on as a command', () => {
  it('becomes an input where the process takes up what came of it', async () => {
    expect(await inputsAfter({ ok: 'wait' })).toEqual(['test.Shipped']);
    expect(await inputsAfter({ ok: 'nothing to do' })).toEqual([]);
    expect(await inputsAfter({ rejected: { code: 'NO', message: 'no' } })).toEqual([]);
  });

  it('becomes an input where the process fails to say whether it does', async () => {
    const failing = () => {
      throw new TypeError('bug');
    };
    expect(await inputsAfter({ ok: 'wait' }, { ...asking, takesUp: failing })).toEqual(['test.Shipped']);
  });
});
