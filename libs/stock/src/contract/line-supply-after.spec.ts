import { describe, expect, it } from '@jest/globals';
import { orderLine, sourceLine } from '../testing/sku-commands.js';
import { demand, happened, served, sourced } from '../testing/sku-events.js';
import { lineSupplyAfter } from './line-supply-after.js';

describe('lineSupplyAfter', () => {
  it('tells what was refused when a demand is sourced', () => {
    const event = sourced(sourceLine('a', 6), {
      allocated: 4,
      refused: 2,
      refusal: 'BACKORDER_NOT_ALLOWED',
    });
    expect(lineSupplyAfter(event)).toEqual([{ ...orderLine('a'), secured: 4, waiting: 0, refused: 2 }]);
  });

  it('tells each line of a round once', () => {
    const grant = { quantity: 1, secured: 2, waiting: 3 };
    const event = served('RECEIPT', [
      { to: 'a', rank: 1, ...grant },
      { to: 'b', rank: 2, ...grant },
      { to: 'a', rank: 3, ...grant },
    ]);
    expect(lineSupplyAfter(event)).toEqual([
      { ...orderLine('a'), secured: 2, waiting: 3 },
      { ...orderLine('b'), secured: 2, waiting: 3 },
    ]);
  });

  it('tells the lines that lost units', () => {
    const event = happened('stock.AllocationsRevoked', {
      cause: 'COUNT',
      revocations: [{ ...demand('a'), quantity: 1, secured: 2, waiting: 1 }],
    });
    expect(lineSupplyAfter(event)).toEqual([{ ...orderLine('a'), secured: 2, waiting: 1 }]);
  });

  it('tells nothing of events that leave lines as they are', () => {
    expect(lineSupplyAfter(happened('stock.LineHeld', orderLine('a')))).toEqual([]);
    expect(lineSupplyAfter(happened('stock.StockReceived', { quantity: 1, reference: null }))).toEqual([]);
  });
});
