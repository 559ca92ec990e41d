import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { EventStoreDBClient, FORWARDS, jsonEvent, NO_STREAM, START } from '@eventstore/db-client';
import { type EventStore, type NewEvent, openEsdbStore, type RecordedEvent } from '#eventing';
import { deterministicId, randomId } from '#kernel';

const DATA = { orderId: deterministicId('bench'), note: 'x'.repeat(100) };
const META = { tenant: 'main', actor: 'key:bench', at: '2026-01-05T10:00:00.000Z', commandId: randomId() };
const WINDOW = 256;

export class DoubleProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<DoubleProcess> {
    const main = fileURLToPath(new URL('./double-child.js', import.meta.url));
    const child = spawn(process.execPath, ['--max-old-space-size=6000', main], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    return new DoubleProcess(child, line.toString().trim());
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}

/** Acknowledged appends a second, each of one event to a stream of its own. */
export async function adapterAppends(url: string, inFlight: number, seconds: number): Promise<number> {
  const store = await openEsdbStore({ connectionString: url });
  await store.feed.head();
  const rate = await rateOf(inFlight, seconds, (name) => store.append(name, 'none', [newEvent()]));
  await store.close();
  return rate;
}

/** The same by the bare client. */
export async function bareAppends(url: string, inFlight: number, seconds: number): Promise<number> {
  const client = EventStoreDBClient.connectionString(url);
  const rate = await rateOf(inFlight, seconds, (name) => {
    const { id, type, data, meta } = newEvent();
    return client.appendToStream(name, jsonEvent({ id, type, data: { ...data }, metadata: { ...meta } }), {
      expectedRevision: NO_STREAM,
    });
  });
  await client.dispose();
  return rate;
}

/** Events a second over the first `most` events of the log, in pages. */
export async function adapterReads(url: string, most: number): Promise<number> {
  const store = await openEsdbStore({ connectionString: url });
  const began = performance.now();
  let found = 0;
  for (let after = 0n; found < most;) {
    const page = await store.feed.page(after, 1000);
    found += page.events.length;
    if (page.atHead) break;
    after = page.last;
  }
  const rate = found / ((performance.now() - began) / 1000);
  await store.close();
  return rate;
}

/** The same by one call of the bare client. The adapter's override of grpc-js is in force for both. */
export async function bareReads(url: string, most: number): Promise<number> {
  const client = EventStoreDBClient.connectionString(url);
  const began = performance.now();
  let found = 0;
  for await (const _ of client.readAll({ direction: FORWARDS, fromPosition: START, maxCount: most }))
    found += _ ? 1 : 0;
  const rate = found / ((performance.now() - began) / 1000);
  await client.dispose();
  return rate;
}

/** Writes a log into another store in the same order, without waiting for each append. */
export async function copyLog(from: EventStore, url: string): Promise<void> {
  const to = await openEsdbStore({ connectionString: url });
  const underWay = new Set<Promise<unknown>>();
  let window = 1;
  for await (const run of runsOf(from)) {
    const [first] = run;
    const expected = !first || first.revision === 0n ? 'none' : first.revision - 1n;
    const append = to
      .append(first?.stream ?? '', expected, run.map(plain))
      .finally(() => underWay.delete(append));
    underWay.add(append);
    // The first one alone: with it the connection is made. Then for the oldest, which is answered first.
    const [oldest] = underWay;
    if (underWay.size >= window) await oldest;
    window = WINDOW;
  }
  await Promise.all(underWay);
  await to.close();
}

/** Events of one stream that follow each other. */
async function* runsOf({ feed }: EventStore): AsyncGenerator<readonly RecordedEvent[]> {
  let run: RecordedEvent[] = [];
  for (let after = 0n; ;) {
    const page = await feed.page(after, 5000);
    for (const event of page.events) {
      if (run.length > 0 && (run[0]?.stream !== event.stream || run.length === 50)) {
        yield run;
        run = [];
      }
      run.push(event);
    }
    if (page.atHead) break;
    after = page.last;
  }
  if (run.length > 0) yield run;
}

async function rateOf(
  inFlight: number,
  seconds: number,
  append: (stream: string) => Promise<unknown>,
): Promise<number> {
  await append(`bench-main~${randomId()}`);
  const began = performance.now();
  const end = began + seconds * 1000;
  let done = 0;
  const writer = async () => {
    for (; performance.now() < end; done += 1) await append(`bench-main~${randomId()}`);
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
  return done / ((performance.now() - began) / 1000);
}

function newEvent(): NewEvent {
  return { id: randomId(), type: 'bench.Appended', data: DATA, meta: META };
}

function plain({ id, type, data, meta }: RecordedEvent): NewEvent {
  return { id, type, data, meta };
}
