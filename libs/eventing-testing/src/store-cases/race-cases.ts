import {
  type EventStore,
  type NewEvent,
  type RecordedEvent,
  RevisionConflict,
  yieldToEventLoop,
} from '#eventing';
import { expect } from '@jest/globals';
import { type CaseTools, asStream, events, follow, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

const WRITERS = 20;

/** All append at the same revision at once: one wins, the others are told where the stream is, nothing is torn. */
async function race({ stream }: CaseTools, stores: readonly EventStore[]) {
  const name = stream('race');
  const [store] = stores as readonly [EventStore];
  const before = events(1);
  await store.append(name, 'none', before);
  const tries = Array.from({ length: WRITERS }, (_, n) => events(3, n * 10));
  const outcomes = await Promise.allSettled(
    tries.map((given, n) => stores[n % stores.length]!.append(name, 0n, given)),
  );
  const winners = tries.filter((_, n) => outcomes[n]?.status === 'fulfilled');
  expect(winners).toHaveLength(1);
  for (const outcome of outcomes) {
    if (outcome.status === 'fulfilled') continue;
    expect(outcome.reason).toBeInstanceOf(RevisionConflict);
    expect(outcome.reason).toMatchObject({ expected: 0n, actual: 3n });
  }
  expect((await store.read(name)).map(recorded)).toEqual(asStream(name, [...before, ...winners.flat()]));
}

interface Batch {
  readonly stream: string;
  readonly given: readonly NewEvent[];
}

function batchesOf({ stream }: CaseTools, count: number): readonly Batch[] {
  return Array.from({ length: count }, (_, n) => ({ stream: stream(`b${n}`), given: events(1 + (n % 4)) }));
}

/** Every event once, in strictly increasing positions, the events of an append next to each other and in order. */
function expectUntorn(feed: readonly RecordedEvent[], batches: readonly Batch[]) {
  for (const [n, { position }] of feed.entries()) {
    if (n > 0) expect(position).toBeGreaterThan(feed[n - 1]!.position);
  }
  for (const { stream, given } of batches) {
    const at = feed.findIndex((event) => event.stream === stream);
    const found = at < 0 ? [] : feed.slice(at, at + given.length);
    expect(found.map(recorded)).toEqual(asStream(stream, given));
    expect(feed.filter((event) => event.stream === stream)).toHaveLength(given.length);
  }
}

export const raceCases: readonly ContractCase[] = [
  {
    name: 'lets exactly one of 20 concurrent appends win',
    run: (tools) => race(tools, [tools.store]),
  },
  {
    name: 'lets exactly one of 20 concurrent appends win over two connections',
    needs: 'second',
    run: async (tools) => race(tools, [tools.store, await tools.second()]),
  },
  {
    name: 'does not interleave the appends of concurrent writers',
    async run(tools) {
      const { store } = tools;
      const head = await store.feed.head();
      const batches = batchesOf(tools, WRITERS);
      await Promise.all(batches.map(({ stream, given }) => store.append(stream, 'none', given)));
      expectUntorn(await follow(store, head), batches);
    },
  },
  {
    name: 'shows a reader each event once and in order while two connections write',
    needs: 'second',
    async run(tools) {
      const { store } = tools;
      const other = await tools.second();
      const batches = batchesOf(tools, 60);
      const seen: RecordedEvent[] = [];
      let cursor = await store.feed.head();
      let writing = true;
      const written = Promise.all(
        batches.map(({ stream, given }, n) => (n % 2 === 0 ? store : other).append(stream, 'none', given)),
      ).finally(() => (writing = false));
      written.catch(() => undefined); // thrown below
      while (writing) {
        const page = await store.feed.page(cursor, 7);
        seen.push(...page.events);
        cursor = page.last;
        await yieldToEventLoop();
      }
      await written;
      expectUntorn([...seen, ...(await follow(store, cursor))], batches);
    },
  },
  {
    name: 'shows an acknowledged append to another connection at once',
    needs: 'second',
    async run(tools) {
      const other = await tools.second();
      const [name, given] = [tools.stream(), events(2)];
      const head = await other.feed.head();
      const { position } = await tools.store.append(name, 'none', given);
      expect((await other.read(name)).map(recorded)).toEqual(asStream(name, given));
      expect(await other.feed.head()).toBeGreaterThanOrEqual(position);
      expectUntorn(await follow(other, head), [{ stream: name, given }]);
    },
  },
];
