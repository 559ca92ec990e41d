import type { StockCommand, StockEvent } from '#stock/contract';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { skuCommands } from '../testing/any-sku-commands.js';
import { releaseItem, setRelease } from '../testing/sku-commands.js';
import { NaiveSku } from '../testing/naive-sku.js';
import { SkuHistory } from '../testing/sku-history.js';

const BEFORE = '2026-01-05T15:00:00.000Z';
const MOMENT = '2026-01-06T05:00:00.000Z';
/** Of the time of history, which stands still before the release of tomorrow. */
const tomorrow = setRelease('2026-01-06');

function unitsGiven(event: StockEvent): number {
  if (event.type === 'stock.LineSourced') return event.data.allocated;
  if (event.type !== 'stock.BackordersAllocated') return 0;
  return event.data.allocations.reduce((sum, { quantity }) => sum + quantity, 0);
}

function play(commands: readonly StockCommand[]): { history: SkuHistory; naive: NaiveSku } {
  const naive = new NaiveSku();
  const history = new SkuHistory((event) => {
    if (!naive.isReleased(BEFORE)) expect([event.type, unitsGiven(event)]).toEqual([event.type, 0]);
    naive.apply(event);
  });
  for (const command of commands) history.carryOut(command);
  return { history, naive };
}

describe('an item with a release date', () => {
  it('gives nothing to anybody before it, whatever happens', () => {
    fc.assert(fc.property(skuCommands, (commands) => void play([tomorrow, ...commands])));
  });

  it('is served on its day as any queue would be: in its order, and as far as goods go', () => {
    fc.assert(
      fc.property(skuCommands, (commands) => {
        const { history, naive } = play([tomorrow, ...commands, tomorrow]);
        const auto = history.state.policy.mode === 'AUTO';
        const policy = history.state.priority;
        fc.pre(auto && naive.starving().length === 0 && policy.allocation.rule === 'PRIORITY_ORDER');
        const decision = history.decide(releaseItem(), MOMENT);
        const events = 'rejected' in decision ? [] : decision.accepted;
        const given = events.flatMap((event) =>
          event.type === 'stock.BackordersAllocated' ? event.data.allocations : [],
        );
        naive.apply(events[0]!);
        expect(events[0]!.type).toBe('stock.ItemReleased');
        expect(given.map(({ demandId, quantity, rank }) => ({ demandId, quantity, rank }))).toEqual(
          naive.plan().allocations,
        );
      }),
    );
  });
});
