import { InvalidAppend, type JsonObject, MAX_APPEND_BYTES, MAX_EVENT_BYTES, type NewEvent } from '#eventing';
import { expect } from '@jest/globals';
import { type CaseTools, event, events, failureOf } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

/** Must be refused promptly, with a good append at the same moment unharmed. */
async function expectInvalid(
  tools: CaseTools,
  given: readonly NewEvent[],
  expected: 'none' | bigint = 'none',
) {
  const { store } = tools;
  const [name, other] = [tools.stream(), tools.stream()];
  const good = store.append(other, 'none', events(1));
  const error = await tools.soon(failureOf(store.append(name, expected, given)), 'the refusal');
  expect(error).toBeInstanceOf(InvalidAppend);
  expect(error).toMatchObject({ code: 'INVALID_APPEND' });
  await good;
  expect(await store.read(name)).toEqual([]);
  expect(await store.read(other)).toHaveLength(1);
}

class Money {
  constructor(readonly minor: number) {}
}

const cycle: Record<string, unknown> = {};
cycle['self'] = cycle;

/** Values that JSON cannot say, or would change in silence. */
const notJson: Readonly<Record<string, unknown>> = {
  'nothing at all': undefined,
  'a bigint': { n: 1n },
  'a cycle': cycle,
  'not-a-number': { n: NaN },
  infinity: { list: [1, -Infinity] },
  'undefined in a list': { list: [1, undefined] },
  'a function': { f: () => 1 },
  'a symbol': { s: Symbol('s') },
  'a date': { at: new Date(0) },
  'a map': { map: new Map([[1, 2]]) },
  'a class instance': { price: new Money(100) },
};

const sized = (bytes: number): NewEvent => event({ text: 'x'.repeat(bytes) });
const shareOfAppend = Math.ceil(MAX_APPEND_BYTES / 5);

export const refusalCases: readonly ContractCase[] = [
  ...Object.entries(notJson).map(([what, data]) => ({
    name: `refuses data that is not JSON: ${what}`,
    run: (tools: CaseTools) => expectInvalid(tools, [event(), { ...event(), data: data as JsonObject }]),
  })),
  {
    name: 'refuses metadata that is not text',
    run: (tools) => expectInvalid(tools, [event({}, { n: 1 as unknown as string })]),
  },
  {
    name: 'refuses an append of nothing, also to a stream that exists',
    async run(tools) {
      await expectInvalid(tools, []);
      const name = tools.stream();
      await tools.store.append(name, 'none', events(1));
      expect(await failureOf(tools.store.append(name, 0n, []))).toBeInstanceOf(InvalidAppend);
    },
  },
  {
    name: 'refuses an event over the limit and writes nothing',
    run: (tools) => expectInvalid(tools, [event(), sized(MAX_EVENT_BYTES)]),
  },
  {
    name: 'counts bytes, not characters',
    run: (tools) => expectInvalid(tools, [event({ text: 'ü'.repeat(MAX_EVENT_BYTES / 2) })]),
  },
  {
    name: 'refuses an append over the limit, though each event is under it',
    run: (tools) =>
      expectInvalid(
        tools,
        Array.from({ length: 5 }, () => sized(shareOfAppend)),
      ),
  },
  {
    name: 'takes an append just under the limit',
    async run({ store, stream }) {
      const name = stream();
      const given = Array.from({ length: 4 }, () => sized(MAX_EVENT_BYTES - 1024));
      await store.append(name, 'none', given);
      expect((await store.read(name)).map(({ data }) => data)).toEqual(given.map(({ data }) => data));
    },
  },
  {
    name: 'refuses a negative revision, instead of taking it for "none"',
    run: (tools) => expectInvalid(tools, events(1), -1n),
  },
  {
    name: 'refuses an event without id or type',
    async run(tools) {
      await expectInvalid(tools, [{ ...event(), id: '' }]);
      await expectInvalid(tools, [{ ...event(), type: '' }]);
    },
  },
];
