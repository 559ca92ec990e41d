import { type EventStore, RevisionConflict } from '#eventing';
import { expect } from '@jest/globals';
import { asStream, events, failureOf, follow, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

type Expected = 'none' | bigint;

/** Appends `length` events first, then one expecting `expected`: must conflict, and leave no trace. */
async function expectConflict(store: EventStore, stream: string, length: number, expected: Expected) {
  const before = events(length);
  if (length > 0) await store.append(stream, 'none', before);
  const head = await store.feed.head();
  const error = await failureOf(store.append(stream, expected, events(2, 100)));
  expect(error).toBeInstanceOf(RevisionConflict);
  const actual = length === 0 ? 'none' : BigInt(length - 1);
  expect(error).toMatchObject({ code: 'REVISION_CONFLICT', stream, expected, actual });
  expect((await store.read(stream)).map(recorded)).toEqual(asStream(stream, before));
  expect((await follow(store, head)).filter((event) => event.stream === stream)).toEqual([]);
}

export const appendCases: readonly ContractCase[] = [
  {
    name: 'gives the first event revision 0',
    async run({ store, stream }) {
      const name = stream();
      expect(await store.append(name, 'none', events(1))).toMatchObject({ revision: 0n });
      expect((await store.read(name)).map(({ revision }) => revision)).toEqual([0n]);
    },
  },
  {
    name: "answers the last event's revision and position",
    async run({ store, stream }) {
      const name = stream();
      await store.append(name, 'none', events(2));
      const result = await store.append(name, 1n, events(3, 2));
      const last = (await store.read(name)).at(-1);
      expect(result).toEqual({ revision: 4n, position: last?.position });
      expect(result.revision).toBe(last?.revision);
    },
  },
  {
    name: 'keeps the events of an append together and in order in their stream',
    async run({ store, stream }) {
      const name = stream();
      const all = events(12);
      await store.append(name, 'none', all.slice(0, 5));
      await store.append(name, 4n, all.slice(5, 6));
      await store.append(name, 5n, all.slice(6));
      expect((await store.read(name)).map(recorded)).toEqual(asStream(name, all));
    },
  },
  {
    name: 'refuses "none" for a stream that exists, and says where it is',
    run: ({ store, stream }) => expectConflict(store, stream(), 3, 'none'),
  },
  {
    name: 'refuses a stale revision and writes nothing',
    run: ({ store, stream }) => expectConflict(store, stream(), 3, 1n),
  },
  {
    name: 'refuses a future revision and writes nothing',
    run: ({ store, stream }) => expectConflict(store, stream(), 3, 3n),
  },
  {
    name: 'refuses a far future revision and writes nothing',
    run: ({ store, stream }) => expectConflict(store, stream(), 1, 2n ** 62n),
  },
  {
    name: 'refuses a revision of a stream that does not exist, and says so',
    run: ({ store, stream }) => expectConflict(store, stream(), 0, 0n),
  },
  {
    name: 'keeps streams apart whose names are alike',
    async run({ store, stream }) {
      const base = stream('Ä%7E~x');
      const names = [base, `${base}~`, base.slice(0, -1), base.toUpperCase(), `${base}%`, `${base}_`];
      const all = names.map((_, n) => events(n + 1));
      for (const [n, name] of names.entries()) await store.append(name, 'none', all[n] ?? []);
      for (const [n, name] of names.entries()) {
        expect((await store.read(name)).map(recorded)).toEqual(asStream(name, all[n] ?? []));
      }
    },
  },
  {
    name: 'does not fail an append because of a conflict of another one at the same moment',
    async run({ store, stream }) {
      const [taken, free, other] = [stream(), stream(), stream()];
      await store.append(taken, 'none', events(1));
      const outcomes = await Promise.allSettled([
        store.append(free, 'none', events(2)),
        store.append(taken, 'none', events(2)),
        store.append(other, 'none', events(2)),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      const lengths = [taken, free, other].map(async (name) => (await store.read(name)).length);
      expect(await Promise.all(lengths)).toEqual([1, 2, 2]);
    },
  },
];
