import type { MitorOrder, Portion } from '#delay-rules';
import { unitsWhere } from './order-under-rule.js';
import type { RuleState } from './rule-state.js';

export type UnitsByLine = Readonly<Record<string, number>>;

/**
 * What is owed in all for `refunded` units, in minor units of the currency: what was paid, less what the buyer would
 * have paid for what remains (FTC Business Guide, how much you must refund). Units that other goods replaced are gone,
 * too. Shipping and the discount go with the order: they come back when nothing of it remains.
 */
export function amountOwedInAll(rule: RuleState, order: MitorOrder, refunded: UnitsByLine): number {
  const replaced = unitsOf(order, ({ state }) => state === 'SUBSTITUTED');
  return Math.max(0, paid(rule, order) - cost(rule, plus(replaced, refunded)));
}

/** What the seller has of the buyer's money. Where nobody said how much that is, all that was ordered was paid for. */
function paid(rule: RuleState, order: MitorOrder): number {
  const { partsMinor, recordedMinor, statedMinor } = rule.money;
  const { payment } = order;
  if (!payment || payment.status === 'NOT_RECEIVED') return 0;
  if (payment.tender === 'MIXED' && partsMinor.length > 0) {
    return receivedParts(rule, order).reduce((sum, amountMinor) => sum + amountMinor, 0);
  }
  return recordedMinor ?? statedMinor ?? cost(rule, replacements(rule));
}

/** Units of lines that came in the place of others: the money for those went with them. */
function replacements({ facts }: RuleState): UnitsByLine {
  const units: Record<string, number> = {};
  for (const fact of facts) {
    if (fact.type === 'BuyerSwappedLine') units[fact.newLine] = fact.quantity ?? 0;
  }
  return units;
}

/** Of a mixed payment, the amounts that are there, in turn. */
export function receivedParts({ money }: RuleState, { payment }: MitorOrder): readonly number[] {
  const parts = payment?.parts ?? [];
  return money.partsMinor.filter((_, index) => parts[index]?.status !== 'NOT_RECEIVED');
}

/** What the units cost that are not gone, with shipping and discount. */
function cost({ money, facts }: RuleState, gone: UnitsByLine): number {
  const remaining = Object.entries(unitsAsked(facts)).map(([lineId, quantity]) => ({
    units: quantity - (gone[lineId] ?? 0),
    priceMinor: money.unitPrices[lineId] ?? 0,
  }));
  if (!remaining.some(({ units }) => units > 0)) return 0;
  const goods = remaining.reduce((sum, { units, priceMinor }) => sum + units * priceMinor, 0);
  return Math.max(0, goods + money.shippingMinor - money.discountMinor);
}

/** Units by line, as ordered and as agreed on in their place. */
function unitsAsked(facts: RuleState['facts']): UnitsByLine {
  const asked: Record<string, number> = {};
  for (const fact of facts) {
    if (fact.type === 'OrderReceived') Object.assign(asked, fact.quantities);
    if (fact.type === 'BuyerSwappedLine') asked[fact.newLine] = fact.newQuantity ?? fact.quantity ?? 0;
  }
  return asked;
}

function unitsOf({ lines }: MitorOrder, wanted: (portion: Portion) => boolean): UnitsByLine {
  const units = lines.map((line) => [line.lineId, unitsWhere(line, wanted)] as const);
  return Object.fromEntries(units.filter(([, quantity]) => quantity > 0));
}

function plus(some: UnitsByLine, more: UnitsByLine): UnitsByLine {
  const sum: Record<string, number> = { ...some };
  for (const [lineId, quantity] of Object.entries(more)) sum[lineId] = (sum[lineId] ?? 0) + quantity;
  return sum;
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
