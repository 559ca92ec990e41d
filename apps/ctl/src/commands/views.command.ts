import { verifyViews, systemStopwatch } from '#eventing';
import { derivedDir, projections } from '#composition';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { progressBar } from '../progress.js';
import { dataDirOf, print, withApplication } from '../with-application.js';

/** `ctl rebuild-view NAME`, `ctl verify`. */
export function addViewsCommands(program: Command): void {
  const names = projections.map(({ name }) => name);
  program
    .command('rebuild-view <name>')
    .description('build a view anew from the log beside the one in use, then switch over')
    .addHelpText('after', `\nViews: ${names.join(', ')}`)
    .option('--data <dir>', 'data directory')
    .action(rebuildView);
  program
    .command('verify')
    .description('compare every view with a fresh build from the log')
    .option('--data <dir>', 'data directory')
    .action(verify);
}

async function rebuildView(name: string, { data }: { readonly data?: string }): Promise<void> {
  await withApplication(dataDirOf(data), async ({ runtime }) => {
    const head = Number(await runtime.store.feed.head());
    const bar = progressBar('events');
    const differences = await runtime.views.rebuildView(name, (position) =>
      bar.update(Number(position), head),
    );
    bar.stop();
    if (differences.length === 0) return print(`${name} is built anew; it equals the former one`);
    print(`${name} is built anew; the former one differed:`);
    for (const difference of differences) print(`  ${JSON.stringify(difference)}`);
  });
}

async function verify({ data }: { readonly data?: string }): Promise<void> {
  const dataDir = dataDirOf(data);
  await withApplication(dataDir, async ({ runtime }) => {
    const head = await runtime.store.feed.head();
    await runtime.views.waitFor(head, 60_000);
    const scratch = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
    const bar = progressBar('events');
    try {
      const differences = await verifyViews({
        viewsFile: join(derivedDir({ dataDir, eventStoreUrl: process.env['EVENTSTORE_URL'] }), 'views.db'),
        scratchFile: join(scratch, 'views.db'),
        source: { feed: runtime.store.feed, decoder: runtime.codec, projections },
        stopwatch: systemStopwatch,
        onProgress: (position) => bar.update(Number(position), Number(head)),
      });
      bar.stop();
      for (const difference of differences) print(JSON.stringify(difference));
      if (differences.length > 0)
        throw new Error('views differ from the log: rebuild them with ctl rebuild-view');
      print(`all ${projections.length} views equal a fresh build of ${head} events`);
    } finally {
      rmSync(scratch, { recursive: true });
    }
  });
}
