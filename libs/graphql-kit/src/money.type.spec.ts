import { describe, expect, it } from '@jest/globals';
import { money } from './money.type.js';

describe('money', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('in %s has %i digits after the point', (currency, exponent) => {
    expect(money(currency, 1250)).toEqual({ currency, amountMinor: '1250', exponent });
  });
});
