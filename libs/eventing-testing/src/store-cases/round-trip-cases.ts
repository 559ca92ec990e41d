import type { EventStore, JsonObject, Metadata } from '#eventing';
import { expect } from '@jest/globals';
import { event, events, follow, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

const values: Readonly<Record<string, JsonObject>> = {
  unicode: { latin: 'Ærø', han: '漢字', emoji: '👩‍👩‍👧', combining: 'e\u0301', rtl: 'שלום', 'ключ ✓': 1 },
  'control characters and quotes': { text: '\u0000\u0007"\\/\n\r\t\u2028\u2029\ufeff' },
  'half a surrogate pair': { text: 'a\ud83d' },
  'null, nothing and nesting': { nothing: null, list: [], object: {}, deep: [[[{ a: [null, false, ''] }]]] },
  numbers: { zero: 0, negative: -1.5e-7, most: Number.MAX_SAFE_INTEGER, tiny: 5e-324 },
  'large integers as text': { revision: '9223372036854775807', amount: '-123456789012345678901234567890' },
};

async function expectRoundTrip(store: EventStore, stream: string, data: JsonObject, meta?: Metadata) {
  const given = event(data, meta);
  const head = await store.feed.head();
  await store.append(stream, 'none', [given]);
  const wanted = { stream, revision: 0n, ...given };
  expect((await store.read(stream)).map(recorded)).toEqual([wanted]);
  const inFeed = (await follow(store, head)).filter((found) => found.stream === stream);
  expect(inFeed.map(recorded)).toEqual([wanted]);
}

export const roundTripCases: readonly ContractCase[] = [
  ...Object.entries(values).map(([what, data]): ContractCase => ({
    name: `brings data back: ${what}`,
    run: ({ store, stream }) => expectRoundTrip(store, stream(), data),
  })),
  {
    name: 'brings metadata back',
    run: ({ store, stream }) =>
      expectRoundTrip(store, stream(), {}, { $correlationId: 'x', actor: 'user:ü', empty: '' }),
  },
  {
    name: 'leaves out members that are undefined',
    async run({ store, stream }) {
      const name = stream();
      const data = { kept: 1, left: undefined } as unknown as JsonObject;
      await store.append(name, 'none', [event(data)]);
      expect(Object.keys((await store.read(name))[0]?.data ?? {})).toEqual(['kept']);
    },
  },
  {
    name: 'stores what an event said when it was appended, whatever its writer does to it afterwards',
    async run({ store, stream }) {
      const name = stream();
      const data = { list: [1] };
      const appended = store.append(name, 'none', [event(data)]);
      data.list.push(2);
      await appended;
      expect((await store.read(name))[0]?.data).toEqual({ list: [1] });
    },
  },
  {
    name: 'is not changed by what a reader does to its copy',
    async run({ store, stream }) {
      const name = stream();
      const head = await store.feed.head();
      await store.append(name, 'none', events(1));
      const mine = () => store.read(name).then(([first]) => first?.data as { n: number });
      Object.assign(await mine(), { n: 99 });
      expect(await mine()).toEqual({ n: 0 });
      const found = (await follow(store, head)).find((given) => given.stream === name);
      expect(found?.data).toEqual({ n: 0 });
    },
  },
];
