import { EventIdReused, type NewEvent, RevisionConflict } from '#eventing';
import { expect } from '@jest/globals';
import { type CaseTools, asStream, event, events, failureOf, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

/** The same ids at the same place again, changed: must be refused as reuse, and leave what is stored. */
async function expectReuse({ store, stream }: CaseTools, changed: (given: NewEvent) => NewEvent) {
  const name = stream();
  const first = [event({ n: 1, nested: { a: [1] } }), event({ n: 2 })];
  await store.append(name, 'none', first);
  const error = await failureOf(store.append(name, 'none', [first[0]!, changed(first[1]!)]));
  expect(error).toBeInstanceOf(EventIdReused);
  expect(error).toMatchObject({ code: 'EVENT_ID_REUSED', stream: name });
  expect((await store.read(name)).map(recorded)).toEqual(asStream(name, first));
}

/** Another list of events at a taken place: must conflict, and leave what is stored. */
async function expectPartialConflict(
  { store, stream }: CaseTools,
  change: (first: readonly NewEvent[]) => readonly NewEvent[],
) {
  const name = stream();
  const first = events(3);
  await store.append(name, 'none', first);
  expect(await failureOf(store.append(name, 'none', change(first)))).toBeInstanceOf(RevisionConflict);
  expect((await store.read(name)).map(recorded)).toEqual(asStream(name, first));
}

export const repeatCases: readonly ContractCase[] = [
  {
    name: 'answers a repeated append with its first revision and position',
    async run({ store, stream }) {
      const name = stream();
      const [first, second] = [events(2), events(3, 2)];
      const results = [await store.append(name, 'none', first), await store.append(name, 1n, second)];
      expect(await store.append(name, 'none', first)).toEqual(results[0]);
      expect(await store.append(name, 1n, second)).toEqual(results[1]);
      expect((await store.read(name)).map(recorded)).toEqual(asStream(name, [...first, ...second]));
    },
  },
  {
    name: 'recognises a repeat after later events',
    async run({ store, stream }) {
      const name = stream();
      const all = events(6);
      await store.append(name, 'none', all.slice(0, 1));
      const result = await store.append(name, 0n, all.slice(1, 3));
      await store.append(name, 2n, all.slice(3));
      expect(await store.append(name, 0n, all.slice(1, 3))).toEqual(result);
      expect((await store.read(name)).map(recorded)).toEqual(asStream(name, all));
    },
  },
  {
    name: 'recognises a repeat whose members come in another order',
    async run({ store, stream }) {
      const name = stream();
      const given = event({ a: 1, b: { c: 2, d: 3 } });
      const result = await store.append(name, 'none', [given]);
      const again = { ...given, data: { b: { d: 3, c: 2 }, a: 1 } };
      expect(await store.append(name, 'none', [again])).toEqual(result);
    },
  },
  {
    name: 'stores an append once whose answer nobody waited for',
    async run({ store, stream }) {
      const name = stream();
      const given = events(2);
      const outcomes = [store.append(name, 'none', given), store.append(name, 'none', given)];
      const [one, other] = await Promise.all(outcomes);
      expect(other).toEqual(one);
      expect((await store.read(name)).map(recorded)).toEqual(asStream(name, given));
    },
  },
  {
    name: 'refuses ids that are stored there with other data',
    run: (tools) => expectReuse(tools, (given) => ({ ...given, data: { n: 3 } })),
  },
  {
    name: 'refuses ids that are stored there with another type',
    run: (tools) => expectReuse(tools, (given) => ({ ...given, type: 'contract.Else' })),
  },
  {
    name: 'refuses ids that are stored there with other metadata',
    run: (tools) => expectReuse(tools, (given) => ({ ...given, meta: { ...given.meta, actor: 'user:2' } })),
  },
  {
    name: 'takes a repeat that differs in its last id for a conflict',
    run: (tools) => expectPartialConflict(tools, (first) => [...first.slice(0, -1), event({ n: 9 })]),
  },
  {
    name: 'takes a repeat that goes on past the end for a conflict',
    run: (tools) => expectPartialConflict(tools, (first) => [...first, event({ n: 9 })]),
  },
  {
    name: 'takes a repeat at the wrong revision for a conflict',
    async run({ store, stream }) {
      const name = stream();
      const all = events(3);
      await store.append(name, 'none', all);
      expect(await failureOf(store.append(name, 0n, all))).toBeInstanceOf(RevisionConflict);
      expect(await store.read(name)).toHaveLength(3);
    },
  },
];
