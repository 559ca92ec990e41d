import { ALLOCATIONS_PER_ROUND, type StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import { adjust, allocate, id, receive, setPolicy, sourceLine } from '../testing/sku-commands.js';
import { happened, served } from '../testing/sku-events.js';
import { SkuHistory } from '../testing/sku-history.js';
import { given } from '../testing/sku-spec.js';
import { skuDecider } from './sku.decider.js';
import { skuSummary } from './sku-summary.js';

const suggestOnly = setPolicy({ mode: 'SUGGEST_ONLY' });

describe('AllocateBackorders', () => {
  it('serves on request where units wait for a decision', () => {
    given(suggestOnly, sourceLine('a', 3), receive(2))
      .when(allocate(true))
      .then(served('REQUESTED', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 1 }]));
  });

  it('does nothing there unless requested', () => {
    given(suggestOnly, sourceLine('a', 3), receive(2)).when(allocate(false)).thenNothing();
  });

  it('does nothing when the free units serve nobody', () => {
    given(sourceLine('a', 3, { shipPolicy: 'COMPLETE' }), receive(2))
      .when(allocate(true))
      .thenNothing();
    given().when(allocate(false)).thenNothing();
  });
});

describe('SetBackorderPolicy', () => {
  const set = (mode: 'AUTO' | 'SUGGEST_ONLY') =>
    happened('stock.BackorderPolicySet', { allowed: true, cap: null, mode });

  it('serves the queue when it may be served without asking from now on', () => {
    given(suggestOnly, sourceLine('a', 3), receive(2))
      .when(setPolicy({ mode: 'AUTO' }))
      .then(set('AUTO'), served('REQUESTED', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 1 }]));
  });

  it('leaves units that come in where they are served on request only', () => {
    given(suggestOnly, sourceLine('a', 3))
      .when(receive(2))
      .then(happened('stock.StockReceived', { quantity: 2, reference: null }));
  });

  it('does nothing when the policy is the same', () => {
    given()
      .when(setPolicy({ mode: 'AUTO' }))
      .thenNothing();
    given(suggestOnly).when(suggestOnly).thenNothing();
  });
});

describe('DescribeItem', () => {
  const facts = { name: 'Chai', category: 'Beverages', supplier: null, reorderLevel: 10 };
  const describeItem = { type: 'stock.DescribeItem', location: 'main', sku: 'CHAI', ...facts } as const;

  it('records what changed, and nothing when nothing did', () => {
    given().when(describeItem).then(happened('stock.ItemDescribed', facts));
    given(describeItem).when(describeItem).thenNothing();
    given(describeItem)
      .when({ ...describeItem, reorderLevel: null })
      .then(happened('stock.ItemDescribed', { ...facts, reorderLevel: null }));
  });
});

describe('a run over a long queue', () => {
  const lines = 2 * ALLOCATIONS_PER_ROUND + 1;

  function waiting(mode: 'AUTO' | 'SUGGEST_ONLY'): SkuHistory {
    const history = new SkuHistory();
    if (mode === 'SUGGEST_ONLY') history.try(suggestOnly);
    for (let n = 0; n < lines; n += 1) history.try(sourceLine(`${n}`, 2));
    return history;
  }

  function rounds(
    history: SkuHistory,
    events: readonly StockEvent[],
  ): readonly (readonly [number, string, boolean])[] {
    const [round] = events.filter((event) => event.type === 'stock.BackordersAllocated');
    if (!round) return [];
    const { allocations, cause, more } = round.data;
    const rest = more ? rounds(history, history.try(allocate(false)).events) : [];
    return [[allocations.length, cause, more], ...rest];
  }

  it('goes in bounded rounds until nobody can be served', () => {
    const history = waiting('AUTO');
    const { events } = history.try(receive(2 * lines));
    expect(rounds(history, events)).toEqual([
      [ALLOCATIONS_PER_ROUND, 'RECEIPT', true],
      [ALLOCATIONS_PER_ROUND, 'RECEIPT', true],
      [1, 'RECEIPT', false],
    ]);
    expect(skuSummary(history.state)).toMatchObject({
      available: 0,
      allocated: 2 * lines,
      allocationRunning: false,
    });
  });

  it('goes on to its end where it was requested', () => {
    const history = waiting('SUGGEST_ONLY');
    history.try(receive(2 * lines));
    expect(rounds(history, history.try(allocate(true)).events)).toHaveLength(3);
  });

  it('goes on from a snapshot', () => {
    const history = waiting('SUGGEST_ONLY');
    history.try(receive(2 * lines));
    history.try(allocate(true));
    history.state = skuDecider.snapshot!.fromJson(skuDecider.snapshot!.toJson(history.state));
    expect(rounds(history, history.try(allocate(false)).events)).toHaveLength(2);
  });

  it('stops where the policy is changed to serve on request only', () => {
    const history = waiting('AUTO');
    history.try(receive(2 * lines));
    history.try(suggestOnly);
    expect(history.try(allocate(false)).events).toEqual([]);
  });

  it('says that it is over when the units are', () => {
    const history = waiting('AUTO');
    const { events } = history.try(receive(2 * ALLOCATIONS_PER_ROUND));
    expect(rounds(history, events)).toEqual([[ALLOCATIONS_PER_ROUND, 'RECEIPT', false]]);
  });

  it('ends, and says so, when what it had left is gone before the next round', () => {
    const history = waiting('AUTO');
    history.try(receive(2 * lines));
    const { available } = skuSummary(history.state);
    history.try(adjust(-available));
    const { events } = history.try(allocate(false));
    expect(events).toMatchObject([
      { data: { cause: 'RECEIPT', allocations: [], passedOver: [], more: false } },
    ]);
    expect(skuSummary(history.state)).toMatchObject({ allocationRunning: false });
    expect(history.try(allocate(false)).events).toEqual([]);
  });

  it('lets no newcomer take units between two rounds that waiting lines will get', () => {
    const history = waiting('AUTO');
    history.try(receive(2 * lines));
    const { events } = history.try(sourceLine('newcomer', 1));
    expect(events).toMatchObject([
      { data: { allocated: 0, backordered: 1, demandId: id('demand newcomer') } },
    ]);
  });
});
