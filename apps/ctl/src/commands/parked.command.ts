import type { Command } from 'commander';
import { dataDirOf, print, withApplication } from '../with-application.js';

/** `ctl parked`, `ctl replay-parked`. */
export function addParkedCommands(program: Command): void {
  program
    .command('parked')
    .description('show work that waits for a person, with the reason')
    .option('--data <dir>', 'data directory')
    .action(listParked);
  program
    .command('replay-parked')
    .description('try parked work again')
    .argument('[instance]', 'one instance; all of them when nothing is said')
    .option('--data <dir>', 'data directory')
    .action(replayParked);
}

async function listParked({ data }: { readonly data?: string }): Promise<void> {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    await runtime.views.waitFor(await runtime.store.feed.head(), 30_000);
    const parked = runtime.processes.listParked();
    for (const { process: name, tenant, instance, reason, parkedAt } of parked) {
      print([name, tenant, instance, parkedAt, reason].join('  '));
    }
    if (parked.length === 0) print('nothing is parked');
  });
}

async function replayParked(
  instance: string | undefined,
  { data }: { readonly data?: string },
): Promise<void> {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    await runtime.views.waitFor(await runtime.store.feed.head(), 30_000);
    const parked = runtime.processes
      .listParked()
      .filter((row) => instance === undefined || row.instance === instance);
    for (const address of parked) {
      const done = await runtime.processes.replayParked(address);
      print(`${address.process} ${address.instance}: ${done ? 'done' : 'still parked, see ctl parked'}`);
    }
    if (parked.length === 0) print('nothing is parked');
  });
}
