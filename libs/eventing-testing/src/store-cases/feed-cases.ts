import type { EventStore, Position } from '#eventing';
import { expect } from '@jest/globals';
import {
  type CaseTools,
  type PlainEvent,
  asStream,
  events,
  failureOf,
  follow,
  recorded,
} from './case-tools.js';
import type { ContractCase } from './contract-case.js';

interface Filled {
  readonly head: Position;
  /** The events of both streams in the order of their appends. */
  readonly wanted: readonly PlainEvent[];
  /** Those events among the feed's after `after`. */
  mine(after: Position, max?: number): Promise<PlainEvent[]>;
}

/** Two streams that grow in turns. */
async function filled({ store, stream }: CaseTools): Promise<Filled> {
  const [left, right] = [stream('left'), stream('right')];
  const head = await store.feed.head();
  const [a, b] = [events(5), events(4, 10)];
  await store.append(left, 'none', a.slice(0, 2));
  await store.append(right, 'none', b.slice(0, 3));
  await store.append(left, 1n, a.slice(2));
  await store.append(right, 2n, b.slice(3));
  const [l, r] = [asStream(left, a), asStream(right, b)];
  const ours = new Set([left, right]);
  return {
    head,
    wanted: [...l.slice(0, 2), ...r.slice(0, 3), ...l.slice(2), ...r.slice(3)],
    mine: async (after, max) =>
      (await follow(store, after, max)).filter((event) => ours.has(event.stream)).map(recorded),
  };
}

async function quietEnd(store: EventStore, after: Position): Promise<Position> {
  return (await follow(store, after)).at(-1)?.position ?? after;
}

export const feedCases: readonly ContractCase[] = [
  {
    name: 'shows all streams in the order of their appends',
    async run(tools) {
      const { head, wanted, mine } = await filled(tools);
      expect(await mine(head)).toEqual(wanted);
    },
  },
  {
    name: 'shows the same in pages of any size',
    async run(tools) {
      const { head, wanted, mine } = await filled(tools);
      for (const max of [1, 2, 3, 4, 8, 9, 10, 1000]) expect(await mine(head, max)).toEqual(wanted);
    },
  },
  {
    name: 'holds no more in a page than was asked for',
    async run(tools) {
      const { head } = await filled(tools);
      for (const max of [1, 2, 5]) {
        const { events: found } = await tools.store.feed.page(head, max);
        expect(found.length).toBeLessThanOrEqual(max);
      }
    },
  },
  {
    name: 'gives positions that are positive and strictly increase',
    async run(tools) {
      const { head } = await filled(tools);
      const positions = (await follow(tools.store, head, 2)).map(({ position }) => position);
      expect(positions.length).toBeGreaterThanOrEqual(9);
      for (const [n, position] of positions.entries()) {
        expect(position).toBeGreaterThan(n === 0 ? head : positions[n - 1]!);
        expect(position).toBeGreaterThan(0n);
      }
    },
  },
  {
    name: 'shows an event at the position that its stream says',
    async run({ store, stream }) {
      const name = stream();
      const head = await store.feed.head();
      await store.append(name, 'none', events(3));
      const inFeed = (await follow(store, head)).filter((event) => event.stream === name);
      const inStream = await store.read(name);
      expect(inFeed.map(({ position }) => position)).toEqual(inStream.map(({ position }) => position));
    },
  },
  {
    name: 'starts a page after its cursor, not at it',
    async run(tools) {
      const { head, wanted, mine } = await filled(tools);
      const all = await follow(tools.store, head);
      const third = all.filter((event) => wanted.some(({ stream }) => stream === event.stream))[2]!;
      expect(await mine(third.position)).toEqual(wanted.slice(3));
      const [first] = (await tools.store.feed.page(third.position, 1)).events;
      expect(first?.position).toBeGreaterThan(third.position);
    },
  },
  {
    name: 'ends a page at its last event or later, and goes on from there without loss',
    async run(tools) {
      const { head } = await filled(tools);
      const page = await tools.store.feed.page(head, 4);
      expect(page.last).toBeGreaterThanOrEqual(page.events.at(-1)!.position);
      const rest = await follow(tools.store, page.last);
      const all = await follow(tools.store, head);
      expect([...page.events, ...rest].map(recorded)).toEqual(all.map(recorded));
    },
  },
  {
    name: 'does not claim the head while more is there',
    async run({ store, stream }) {
      const head = await store.feed.head();
      const { position } = await store.append(stream(), 'none', events(3));
      for (let cursor = head; cursor < position;) {
        const page = await store.feed.page(cursor, 1);
        if (page.atHead) expect(page.last).toBeGreaterThanOrEqual(position);
        expect(page.last).toBeGreaterThan(cursor);
        cursor = page.last;
      }
    },
  },
  {
    name: 'does not claim the head that it had when it read ahead',
    async run({ store, stream }) {
      const head = await store.feed.head();
      await store.append(stream(), 'none', events(10));
      const page = await store.feed.page(head, 3);
      const late = stream('late');
      await store.append(late, 'none', events(1));
      const found = await follow(store, page.last);
      expect(found.filter((event) => event.stream === late)).toHaveLength(1);
    },
  },
  {
    name: 'answers an empty page at the head, and later what came after it',
    async run({ store, stream }) {
      const name = stream();
      await store.append(stream(), 'none', events(2));
      const end = await quietEnd(store, await store.feed.head());
      const page = await store.feed.page(end, 10);
      expect({ ...page, events: page.events.map(recorded) }).toEqual({ events: [], last: end, atHead: true });
      const given = events(2);
      await store.append(name, 'none', given);
      const found = (await follow(store, end)).filter((event) => event.stream === name);
      expect(found.map(recorded)).toEqual(asStream(name, given));
    },
  },
  {
    name: 'has its head at the last append',
    async run({ store, stream }) {
      const before = await store.feed.head();
      const { position } = await store.append(stream(), 'none', events(2));
      expect(position).toBeGreaterThan(before);
      expect(await store.feed.head()).toBeGreaterThanOrEqual(position);
    },
  },
  {
    name: 'does not move for a repeat or a conflict',
    async run({ store, stream }) {
      const name = stream();
      const given = events(2);
      const { position } = await store.append(name, 'none', given);
      await store.append(name, 'none', given);
      await failureOf(store.append(name, 0n, events(1)));
      const later = await follow(store, position);
      expect(later.filter((event) => event.stream === name)).toEqual([]);
    },
  },
  {
    name: 'refuses a page limit below 1',
    async run({ store }) {
      for (const max of [0, -1, 1.5]) {
        expect(await failureOf(store.feed.page(0n, max))).toBeInstanceOf(RangeError);
      }
    },
  },
];
