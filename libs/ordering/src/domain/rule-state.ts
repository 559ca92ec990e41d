import type { DelayFact, Payment, StatedShipTime } from '#delay-rules';
import type { GoodwillOffered, LineObligation, OrderFacts, OrderJurisdiction } from '../contract/index.js';

/** A refund that was required, and what became of it. */
export interface RefundState {
  readonly refundId: string;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
  readonly amountMinor: number;
  /** The earliest day by which a part of it is due. */
  readonly dueBy: string;
  /** The same by the strictest reading: to be warned of. */
  readonly strictDueBy: string;
  /** Of units that another refund, or a substitution, has taken out already. */
  readonly difference: boolean;
  status: 'DUE' | 'SENT' | 'FAILED' | 'WITHDRAWN';
}

/** What the delay rules need of an order that they govern, and what was concluded from it so far. */
export interface RuleState {
  readonly jurisdictions: readonly OrderJurisdiction[];
  readonly packs: readonly string[];
  readonly conventions: string;
  readonly timeZone: string;
  money: OrderMoney;
  /** In the order in which they were recorded. */
  readonly facts: DelayFact[];
  /** The conclusions that were last recorded, by line. */
  readonly assessed: Record<string, LineObligation>;
  /** The order's revision since which the days that queues rank by are what they are, by line. */
  readonly datesSince: Record<string, number>;
  /** Whether the order is paid, as payments that came later say; null: none did. */
  paid: { readonly isPaid: boolean; readonly since: number } | null;
  /** Units that were recorded as lapsed, by line. */
  readonly lapsed: Record<string, number>;
  /** Units for which a refund was required, by line. */
  readonly refundable: Record<string, number>;
  readonly refunds: RefundState[];
  /** Delays on record, by line: the date that cannot be kept, and the one expected instead. */
  readonly delays: Record<string, { readonly shipBy: string; readonly projectedDate: string | null }>;
  readonly promised: Record<string, true>;
  /** Notices that carried an option: where its fact is, and whether the buyer is known to have got it. */
  readonly offers: Record<string, { readonly fact: number; arrived: boolean; undelivered: boolean }>;
  /** What was offered for the buyer's patience, by its id. */
  readonly goodwill: Record<string, { readonly offered: GoodwillOffered; granted: boolean }>;
  /** What was warned of: lines with the deadline, refunds with their day. */
  readonly warned: Record<string, string>;
  /** Whether it is on record what other laws say. */
  othersAssessed: boolean;
}

/** What was asked and paid for the order, in minor units. */
export interface OrderMoney {
  /** What was, or was to be, paid when the order was placed; null: what it comes to. */
  readonly statedMinor: number | null;
  /** What payments that came later were said to amount to; null: nobody said. */
  readonly recordedMinor: number | null;
  /** Of those, what was refused; null: none. */
  readonly refusedMinor: number | null;
  /** Of the tenders of a mixed payment, in turn. */
  readonly partsMinor: readonly number[];
  readonly shippingMinor: number;
  readonly discountMinor: number;
  readonly unitPrices: Readonly<Record<string, number>>;
}

/** The rule state of an order as it is placed; null where no law is known to govern it. */
export function ruleOf(facts: OrderFacts): RuleState | null {
  const { delayRule } = facts;
  if (!delayRule) return null;
  return {
    jurisdictions: delayRule.jurisdictions,
    packs: delayRule.packs,
    conventions: delayRule.conventions,
    timeZone: facts.timeZone,
    money: moneyOf(facts),
    facts: [receivedFact(facts)],
    assessed: {},
    datesSince: {},
    paid: null,
    lapsed: {},
    refundable: {},
    refunds: [],
    delays: {},
    promised: {},
    offers: {},
    goodwill: {},
    warned: {},
    othersAssessed: false,
  };
}

function moneyOf({ payment, shippingMinor, discountMinor, lines }: OrderFacts): OrderMoney {
  return {
    statedMinor: payment?.amountMinor ?? null,
    recordedMinor: null,
    refusedMinor: null,
    partsMinor: (payment?.parts ?? []).map(({ amountMinor }) => amountMinor),
    shippingMinor,
    discountMinor,
    unitPrices: Object.fromEntries(lines.map(({ lineId, unitPriceMinor }) => [lineId, unitPriceMinor])),
  };
}

/** Receipt of the order, 16 CFR 435.1(c). */
function receivedFact(facts: OrderFacts): DelayFact {
  const { placedAt, informationComplete, sellerCreditApplication, lines } = facts;
  return {
    type: 'OrderReceived',
    at: placedAt,
    informationComplete,
    sellerCreditApplication,
    payment: facts.payment && paymentOf(facts.payment),
    statedShipTime: statedOf(facts.statedShipTime),
    lineStatedShipTime: Object.fromEntries(
      lines.flatMap(({ lineId, statedShipTime }) =>
        statedShipTime ? [[lineId, statedOf(statedShipTime)]] : [],
      ),
    ),
    lines: lines.map(({ lineId }) => lineId),
    quantities: Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity])),
  };
}

function paymentOf({
  tender,
  status,
  billingCycleCloseDay,
  parts,
}: NonNullable<OrderFacts['payment']>): Payment {
  return {
    tender,
    status,
    billingCycleCloseDay,
    parts: parts.map((part) => ({ tender: part.tender, status: part.status, billingCycleCloseDay })),
  };
}

function statedOf(promise: OrderFacts['statedShipTime']): StatedShipTime | null {
  return (
    promise && { ...promise.time, clearAndConspicuous: promise.clearAndConspicuous, shownAt: promise.shownAt }
  );
}
