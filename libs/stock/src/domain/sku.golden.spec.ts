import { describeGoldenEvents } from '#eventing-testing';
import { payloadHash } from '#kernel';
import { stockEvents, type StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stockStory } from '../testing/stock-story.js';
import type { SkuState } from './sku-state.js';
import { skuDecider } from './sku.decider.js';
import { skuSummary } from './sku-summary.js';

const directory = fileURLToPath(new URL('../contract/golden', import.meta.url));

describeGoldenEvents(
  stockEvents,
  directory,
  Object.fromEntries(stockStory.map(({ type, data }) => [type, data])),
);

/** The state after the golden files, in the order of the story. */
function folded(): SkuState {
  const state = skuDecider.initialState();
  stockStory.forEach(({ type }, revision) => {
    const data: unknown = JSON.parse(readFileSync(`${directory}/${type}.v1.json`, 'utf8'));
    skuDecider.evolve(state, { type, data } as StockEvent, { revision, at: '2026-01-05T15:00:00.000Z' });
  });
  return state;
}

describe('the golden history of a SKU', () => {
  it('holds every type of event', () => {
    const types = Object.values(stockEvents).map(({ type }) => type);
    expect(new Set(stockStory.map(({ type }) => type))).toEqual(new Set(types));
  });

  it('folds to books that balance', () => {
    expect(skuSummary(folded())).toEqual({
      received: 9,
      returned: 3,
      found: 1,
      available: 3,
      reserved: 0,
      allocated: 0,
      shipped: 8,
      lost: 2,
      physical: 3,
      free: 3,
      waiting: { units: 0, backorders: 0 },
      onOrder: 0,
      allocationRunning: false,
    });
  });

  it('keeps the shape of its snapshot: raise `stateVersion` together with this hash', () => {
    const hash = payloadHash(skuDecider.snapshot!.toJson(folded()));
    expect([skuDecider.stateVersion, hash]).toEqual([
      5,
      '776e522677c091e3ddce086d638673c2612b749b1389c2da8e2efdc98169e9fe',
    ]);
  });
});
