import { processSpec } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { PLACE } from '../testing/sku-commands.js';
import { itemRelease } from './item-release.process.js';

const { given } = processSpec(itemRelease);
const MARCH = '2026-03-01T05:00:00.000Z';
const APRIL = '2026-04-01T05:00:00.000Z';
const set = (releaseAt: string | null) => ({
  event: {
    type: 'stock.ItemReleaseSet',
    data: { ...PLACE, releaseDate: releaseAt && releaseAt.slice(0, 10), releaseAt },
  },
});
const timer = (dueAt: string) => ({ kind: 'timer', name: 'release', dueAt }) as const;
const RANG = { timer: 'release' };

describe('the release of an item', () => {
  it('sets a timer for its moment, and sets it anew when that moves', async () => {
    await given().when(set(MARCH)).thenEffects(timer(MARCH));
    await given(set(MARCH)).when(set(APRIL)).thenEffects(timer(APRIL));
    await given(set(MARCH)).when(set(null)).thenEffects({ kind: 'cancel-timer', name: 'release' });
  });

  it('releases the item when the time has come, also another time', async () => {
    const issued = { kind: 'issue', command: 'stock.ReleaseItem', payload: PLACE } as const;
    await given(set(MARCH)).when(RANG).thenEffects(issued);
    const done = { outcomeOf: 'stock.ReleaseItem', is: { ok: null } };
    await given(set(MARCH), RANG).when(done).thenEffects();
    await given(set(MARCH), RANG, done, set(APRIL)).when(RANG).thenEffects(issued);
  });

  it('rings again at the moment that the item names, where it rang too early', async () => {
    const rejected = { code: 'NOT_RELEASED', message: 'too early', details: { releaseAt: APRIL } };
    await given(set(MARCH), RANG)
      .when({ outcomeOf: 'stock.ReleaseItem', is: { rejected } })
      .thenEffects(timer(APRIL));
  });

  it('keeps to the date set last where two nodes bring dates the other way round', () => {
    const state = itemRelease.initialState();
    const hear = (releaseAt: string, revision: bigint) => {
      const { type, data } = set(releaseAt).event;
      const place = { id: String(revision), stream: 'sku-main~main~CHAI', position: revision, meta: {} };
      const input = { kind: 'event', event: { ...place, type, revision, data } } as const;
      itemRelease.evolve(state, input, 'chai');
      return itemRelease.react(state, input, 'chai');
    };
    expect(hear(APRIL, 7n)).toEqual([timer(APRIL)]);
    expect(hear(MARCH, 3n)).toEqual([]);
  });
});
