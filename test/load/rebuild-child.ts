import { join } from 'node:path';
import { openRuntime } from '#composition';
import { SystemClock } from '#kernel';

/** Fills all views of a log in a process of its own, and tells how long it took and how much memory. */
const dataDir = process.argv[2] ?? '';
const runtime = await openRuntime({ dataDir, clock: new SystemClock(), projector: 'inline' });
const head = await runtime.store.feed.head();
const began = performance.now();
await runtime.views.start();
await runtime.views.waitFor(head, 600_000);
const seconds = (performance.now() - began) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  JSON.stringify({ file: join(dataDir, 'views.db'), events: Number(head), seconds, megabytes }),
);
await runtime.views.stop();
await runtime.store.close();
process.exit(0);
