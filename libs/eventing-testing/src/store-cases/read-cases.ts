import type { EventStore, ReadOptions } from '#eventing';
import { expect } from '@jest/globals';
import { type CaseTools, asStream, events, failureOf, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

const EACH = 800;

async function filled(
  { store, stream }: CaseTools,
  count = 5,
): Promise<(how?: ReadOptions) => Promise<number[]>> {
  const name = stream();
  await store.append(name, 'none', events(count));
  return (how) => revisions(store, name, how);
}

async function revisions(store: EventStore, stream: string, how?: ReadOptions): Promise<number[]> {
  return (await store.read(stream, how)).map(({ revision }) => Number(revision));
}

function rule(name: string, how: ReadOptions, wanted: readonly number[]): ContractCase {
  return {
    name,
    async run(tools) {
      const read = await filled(tools);
      expect(await read(how)).toEqual(wanted);
    },
  };
}

export const readCases: readonly ContractCase[] = [
  {
    name: 'reads a missing stream as empty, in both directions',
    async run({ store, stream }) {
      expect(await store.read(stream())).toEqual([]);
      expect(await store.read(stream(), { direction: 'backwards', max: 1 })).toEqual([]);
      expect(await store.read(stream(), { from: 3n })).toEqual([]);
    },
  },
  rule('reads forwards from the start', {}, [0, 1, 2, 3, 4]),
  rule('reads forwards from a revision, inclusive', { from: 2n }, [2, 3, 4]),
  rule('reads at most so many forwards', { from: 1n, max: 2 }, [1, 2]),
  rule('reads nothing beyond the end', { from: 5n }, []),
  rule('reads backwards from the end', { direction: 'backwards' }, [4, 3, 2, 1, 0]),
  rule('reads backwards from a revision, inclusive', { direction: 'backwards', from: 2n }, [2, 1, 0]),
  rule('reads backwards from beyond the end', { direction: 'backwards', from: 99n }, [4, 3, 2, 1, 0]),
  rule('reads at most so many backwards', { direction: 'backwards', from: 3n, max: 2 }, [3, 2]),
  rule('reads the last event alone', { direction: 'backwards', max: 1 }, [4]),
  rule('reads everything when it may read more', { max: 1_000_000 }, [0, 1, 2, 3, 4]),
  {
    name: 'reads a long stream without gaps, in both directions and in any part',
    async run({ store, stream }) {
      const name = stream('long');
      const all = events(4 * EACH);
      for (let n = 0; n < all.length; n += EACH) {
        await store.append(name, n === 0 ? 'none' : BigInt(n - 1), all.slice(n, n + EACH));
      }
      const counting = all.map((_, n) => n);
      expect((await store.read(name)).map(recorded)).toEqual(asStream(name, all));
      expect(await revisions(store, name, { direction: 'backwards' })).toEqual(counting.toReversed());
      expect(await revisions(store, name, { from: 10n, max: 2000 })).toEqual(counting.slice(10, 2010));
      expect(await revisions(store, name, { from: 700n })).toEqual(counting.slice(700));
    },
  },
  {
    name: 'refuses a limit below 1 and a negative revision',
    async run({ store, stream }) {
      const name = stream();
      await store.append(name, 'none', events(2));
      for (const how of [{ max: 0 }, { max: -1 }, { max: 1.5 }, { from: -1n }]) {
        expect(await failureOf(store.read(name, how))).toBeInstanceOf(RangeError);
      }
    },
  },
];
