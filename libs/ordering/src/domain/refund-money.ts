import type { RuleState } from './rule-state.js';

interface LineQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * What to refund for units, in minor units of the currency: what was paid, less what the buyer would have paid for what
 * remains, less what was refunded before (FTC Business Guide, how much you must refund). Shipping and the discount go
 * with the order: they come back when nothing of it remains.
 */
export function amountOwed(rule: RuleState, lines: readonly LineQuantity[]): number {
  const gone = { ...rule.refundable };
  for (const { lineId, quantity } of lines) gone[lineId] = (gone[lineId] ?? 0) + quantity;
  const before = rule.refunds
    .filter(({ status }) => status !== 'WITHDRAWN')
    .reduce((sum, each) => sum + each.amountMinor, 0);
  return Math.max(0, amountOwedInAll(rule, gone) - before);
}

/** For all units that are gone, by line, whatever was refunded. */
export function amountOwedInAll({ money, facts }: RuleState, gone: Readonly<Record<string, number>>): number {
  const [received] = facts;
  const ordered = (received?.type === 'OrderReceived' && received.quantities) || {};
  const remaining = Object.entries(ordered).map(([lineId, quantity]) => ({
    units: quantity - (gone[lineId] ?? 0),
    priceMinor: money.unitPrices[lineId] ?? 0,
  }));
  const left = remaining.some(({ units }) => units > 0);
  const goods = remaining.reduce((sum, { units, priceMinor }) => sum + units * priceMinor, 0);
  const wouldHavePaid = left ? Math.max(0, goods + money.shippingMinor - money.discountMinor) : 0;
  return Math.max(0, money.paidMinor - wouldHavePaid);
}

/** Shares in proportion to `weights`, by largest remainder; equal ones where nothing weighs. They add up. */
export function splitAmount(amountMinor: number, weights: readonly number[]): readonly number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => amountMinor * (total > 0 ? weight / total : 1 / weights.length));
  const shares = exact.map(Math.floor);
  const byRemainder = exact
    .map((value, index) => ({ index, rest: value % 1 }))
    .sort((a, b) => b.rest - a.rest);
  const missing = amountMinor - shares.reduce((sum, share) => sum + share, 0);
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] ?? 0) + 1;
  return shares;
}
