import { openRuntime } from '#composition';
import { SystemClock } from '#kernel';
import { isSandbox } from '#sandbox';

/** Fills all views of a log in a process of its own, and tells how long it took and how much memory. */
const [dataDir = '', eventStoreUrl] = process.argv.slice(2);
const runtime = await openRuntime({
  dataDir,
  eventStoreUrl,
  clock: new SystemClock(),
  sandbox: isSandbox(process.env),
  threads: false,
});
const head = await runtime.store.feed.head();
const began = performance.now();
await runtime.views.start();
await runtime.views.waitFor(head, 600_000);
const seconds = (performance.now() - began) / 1000;
// Positions count the embedded log's events; another store's have gaps.
const events = eventStoreUrl === undefined ? Number(head) : await countEvents();
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ events, seconds, megabytes }));
await runtime.views.stop();
await runtime.store.close();
process.exit(0);

async function countEvents(): Promise<number> {
  let count = 0;
  for (let after = 0n; ;) {
    const page = await runtime.store.feed.page(after, 1000);
    count += page.events.length;
    if (page.atHead) return count;
    after = page.last;
  }
}
