import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventRegistry, projections } from '#composition';
import {
  EventCodec,
  type EventStore,
  openSqliteStore,
  type RecordedEvent,
  systemStopwatch,
  verifyViews,
} from '#eventing';
import { commandProblems } from './check-commands.js';
import { orderProblems, receiptProblems } from './check-orders.js';
import { processProblems, timersFired } from './check-processes.js';
import { reservationProblems, supplyProblems } from './check-stock.js';
import type { Workload } from './workload.js';

export interface History {
  readonly events: number;
  /** A run in which none fired proves nothing of timers. */
  readonly timersFired: number;
  /** Everything that must not be; empty when all is well. */
  readonly problems: readonly string[];
}

/** Of a service that rests, on the embedded store. */
export async function checkHistory(dataDir: string, workload: Workload): Promise<History> {
  const store = openSqliteStore({ file: join(dataDir, 'events.db'), readonly: true });
  try {
    return await checkLog(store, [join(dataDir, 'views.db')], workload);
  } finally {
    await store.close();
  }
}

/** Reads the whole log of a service that rests, and holds it against what its clients were told, and every node's views. */
export async function checkLog(
  store: EventStore,
  viewsFiles: readonly string[],
  workload: Workload,
): Promise<History> {
  const events = await readAll(store);
  const differences: string[] = [];
  for (const file of viewsFiles) differences.push(...(await viewProblems(file, store)));
  const problems = [
    ...differences,
    ...commandProblems(events),
    ...orderProblems(events, workload.acknowledged),
    ...receiptProblems(events, workload.receipts),
    ...processProblems(events),
    ...reservationProblems(events),
    ...supplyProblems(events),
  ];
  return { events: events.length, timersFired: timersFired(events), problems };
}

async function readAll({ feed }: EventStore): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await feed.page(after, 5000);
    events.push(...page.events);
    if (page.atHead) return events;
    after = page.last;
  }
}

async function viewProblems(viewsFile: string, { feed }: EventStore): Promise<string[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'ledger-chaos-views-'));
  try {
    const differences = await verifyViews({
      viewsFile,
      scratchFile: join(scratch, 'views.db'),
      source: { feed, decoder: new EventCodec(eventRegistry), projections },
      stopwatch: systemStopwatch,
    });
    return differences.map((difference) => `view differs: ${JSON.stringify(difference)}`);
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
