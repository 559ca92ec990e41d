import type { Command } from 'commander';
import { type LogPlace, openLog } from '#composition';
import type { EventStore } from '#eventing';
import { exportLog } from '../log/export-log.js';
import { importLog } from '../log/import-log.js';
import { progressBar } from '../progress.js';
import { dataDirOf, print } from '../with-application.js';
import { mkdirSync } from 'node:fs';

interface Options {
  readonly data?: string;
}

/** `ctl log export FILE`, `ctl log import FILE`. */
export function addLogCommands(program: Command): void {
  const log = program
    .command('log')
    .description('move the event log between the embedded store and EventStoreDB (EVENTSTORE_URL)');
  log
    .command('export <file>')
    .description('write all events, in order, with a digest')
    .option('--data <dir>', 'data directory')
    .action(exportCommand);
  log
    .command('import <file>')
    .description('append an exported log to an empty one; begin again where it was broken off')
    .option('--data <dir>', 'data directory')
    .action(importCommand);
}

async function exportCommand(file: string, options: Options): Promise<void> {
  await withLog(options, { readonly: true }, async (store) => {
    const head = Number(await store.feed.head());
    const bar = progressBar('of the log');
    const { events, digest } = await exportLog(store, file, (position) => bar.update(Number(position), head));
    bar.stop();
    print(`${events} events written to ${file}\nsha256 ${digest}`);
  });
}

async function importCommand(file: string, options: Options): Promise<void> {
  await withLog(options, { readonly: false }, async (store) => {
    let taken = 0;
    const every = setInterval(() => process.stderr.write(`  ${taken} events ...\n`), 10_000);
    try {
      const { events, digest, skipped } = await importLog(store, file, () => (taken += 1));
      const before = skipped > 0 ? `, ${skipped} of them were there already` : '';
      print(`${events} events are in the log${before}\nsha256 ${digest}, the same as the file's`);
    } finally {
      clearInterval(every);
    }
  });
}

/** The log alone, without the service: nothing else may write to it meanwhile. */
async function withLog(
  { data }: Options,
  mode: { readonly readonly: boolean },
  work: (store: EventStore) => Promise<void>,
): Promise<void> {
  const place: LogPlace = { dataDir: dataDirOf(data), eventStoreUrl: process.env['EVENTSTORE_URL'] };
  if (!mode.readonly) mkdirSync(place.dataDir, { recursive: true });
  const store = await openLog(place, mode);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
