import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

const RANGE = 'from: "2026-01-01", to: "2026-12-31", minPosition: $p';
const RATES = 'units { filled of rate } lines { filled of rate } orders { filled of rate }';
const rate = (filled: number, of: number) => ({ filled, of, rate: of === 0 ? null : filled / of });

describe('the numbers of operations', () => {
  it('follow two orders from the shelf, the queue and a receipt', async () => {
    const empty = await story.read(`fillRates(${RANGE}, groupBy: WEEK) { total { within { ${RATES} } } }`);
    const none = { units: rate(0, 0), lines: rate(0, 0), orders: rate(0, 0) };
    expect(empty).toEqual({ fillRates: { total: { within: none } } });

    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    await story.place('A', [{ sku: 'LAMP', quantity: 2 }]);
    await story.place('B', [{ sku: 'LAMP', quantity: 4 }]);
    const { topBackorderedSkus } = await story.read(
      `topBackorderedSkus(minPosition: $p) { sku units lines values { currency amountMinor } earliestProjectedDate }`,
    );
    const values = [{ currency: 'USD', amountMinor: '300' }];
    expect(topBackorderedSkus).toEqual([
      { sku: 'LAMP', units: 3, lines: 1, values, earliestProjectedDate: null },
    ]);
    expect(
      await story.read(`backorderAges(${RANGE}) { open { backorders } fulfilled { backorders } }`),
    ).toEqual({
      backorderAges: { open: { backorders: 1 }, fulfilled: { backorders: 0 } },
    });

    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    const { fillRates } = await story.read(
      `fillRates(${RANGE}, sku: "LAMP", withinDays: 0) { total { atOnce { ${RATES} } within { ${RATES} } } periods { from } }`,
    );
    expect(fillRates).toMatchObject({
      total: {
        atOnce: { units: rate(3, 6), lines: rate(1, 2), orders: rate(1, 2) },
        within: { units: rate(6, 6), lines: rate(2, 2), orders: rate(2, 2) },
      },
    });
    expect((fillRates as { periods: object[] }).periods).toHaveLength(12);
    expect(
      await story.read(`backorderAges(${RANGE}) { open { backorders } fulfilled { backorders } }`),
    ).toEqual({
      backorderAges: { open: { backorders: 0 }, fulfilled: { backorders: 1 } },
    });
    const { promiseAccuracy } = await story.read(
      `promiseAccuracy(${RANGE}) { total { againstFirst { filled of rate } drift { moves moved { rate } } } }`,
    );
    expect(promiseAccuracy).toEqual({
      total: { againstFirst: rate(0, 0), drift: { moves: 0, moved: { rate: null } } },
    });
    await expect(
      story.read(`fillRates(from: "2026-02-01", to: "2026-01-01") { total { from } }`),
    ).rejects.toThrow(/must not lie before from/);
  });
});
