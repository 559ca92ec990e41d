import { type Moment, momentOf } from '../calendar/legal-day.js';
import type { FactOf } from '../facts/delay-fact.js';
import { isTendered, type Payment, type SingleTender, type Tender } from '../facts/payment.js';
import { type LineObligation, type MitorOrder, newPortion } from './obligation.js';
import { startClocks, stopClocks } from './start-clocks.js';

/** The one line of an order whose facts name none. */
export const WHOLE_ORDER = '*';

export function receiveOrder(order: MitorOrder, fact: FactOf<'OrderReceived'>): void {
  const at = momentOf(fact.at);
  const named = fact.lines ?? Object.keys(fact.quantities ?? fact.lineStatedShipTime ?? {});
  const lines = named.length > 0 ? named : [WHOLE_ORDER];
  order.lines.push(...lines.map((lineId) => receivedLine(lineId, fact)));
  order.sellerCreditApplication = fact.sellerCreditApplication ?? false;
  order.payment = fact.payment ?? null;
  if (isTendered(fact.payment)) order.paidAt = at;
  if (fact.informationComplete !== false) order.informedAt = at;
  startClocks(order);
}

/** What a page says when the buyer orders replaces what was advertised. */
function receivedLine(lineId: string, fact: FactOf<'OrderReceived'>): LineObligation {
  const stated = fact.lineStatedShipTime?.[lineId] ?? fact.statedShipTime ?? fact.advertisedShipTime ?? null;
  return newLine(lineId, stated, fact.quantities?.[lineId] ?? null);
}

export function newLine(
  lineId: string,
  stated: LineObligation['stated'],
  quantity: number | null,
): LineObligation {
  return {
    lineId,
    stated,
    applicable: null,
    properOrderDate: null,
    portions: [newPortion(quantity)],
    violations: [],
    optionOffered: false,
    renewedOptionSent: false,
    ruleRequiresCancellation: null,
    correctionAppended: false,
    methodUnavailableOn: null,
    rejectedRefundForm: null,
  };
}

export function receivePayment(order: MitorOrder, fact: FactOf<'PaymentReceived'>): void {
  order.refused = false;
  order.paidAt ??= momentOf(fact.at);
  order.payment = receivedBy(order.payment, fact.tender && fact.tender !== 'MIXED' ? fact.tender : null);
  startClocks(order);
}

/** What came is tendered, whatever was said of it before; where nothing names its tender, it is any other means. */
function receivedBy(before: Payment | null, tender: SingleTender | null): Payment {
  if (before?.tender === 'MIXED') {
    const parts = before.parts?.map((part) =>
      tender === null || tender === part.tender ? received(part) : part,
    );
    return { ...received(before), ...(parts && { parts }) };
  }
  return before && (tender === null || tender === before.tender)
    ? received(before)
    : { tender: tender ?? 'OTHER' };
}

function received<Part extends Pick<Payment, 'status'>>(part: Part): Part {
  return part.status === 'NOT_RECEIVED' ? { ...part, status: 'RECEIVED' } : part;
}

/** A refused payment made good: receipt is now (435.1(c)). One that was never refused changes nothing. */
export function makeGood(order: MitorOrder, at: Moment): void {
  if (!order.refused && order.paidAt !== null) return;
  order.refused = false;
  order.paidAt = at;
  order.payment = receivedBy(order.payment, null);
  startClocks(order);
}

export function tenderCash(order: MitorOrder, at: Moment): void {
  if (order.refused || order.paidAt === null) order.payment = { tender: 'CASH_CHECK_MONEY_ORDER' };
  makeGood(order, at);
}

/** What was refused was never received, so nothing of it can go back; of a mixed payment, the part that is named. */
export function refusePayment(order: MitorOrder, tender: Tender | null): void {
  order.paidAt = null;
  order.payment = order.payment && refusedBy(order.payment, tender);
  stopClocks(order);
}

function refusedBy(before: Payment, tender: Tender | null): Payment {
  const parts = before.tender === 'MIXED' && tender !== 'MIXED' && tender !== null ? before.parts : null;
  if (!parts) return { ...before, status: 'NOT_RECEIVED' };
  const left = parts.map((part) =>
    part.tender === tender ? { ...part, status: 'NOT_RECEIVED' as const } : part,
  );
  return { ...before, parts: left };
}

export function completeInformation(order: MitorOrder, at: Moment): void {
  order.informedAt ??= at;
  startClocks(order);
}
