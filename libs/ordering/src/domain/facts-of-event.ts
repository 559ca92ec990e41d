import type { DelayFact } from '#delay-rules';
import type { OrderingEvent } from '../contract/index.js';

interface LineQuantity {
  readonly lineId: string;
  readonly quantity: number;
}

/**
 * What an event of the order means to the delay rules; nothing for most. `at` is when it was decided, which counts for
 * what has no business time of its own. Cancellations that follow from others say so, and are no facts of their own.
 */
export function factsOfEvent(event: OrderingEvent, at: string): readonly DelayFact[] {
  switch (event.type) {
    case 'ordering.LineCancelled': {
      const { by, lineId, quantity, follows } = event.data;
      return follows ? [] : cancelledBy(by, [{ lineId, quantity }], at);
    }
    case 'ordering.OrderCancelled':
      return cancelledBy(event.data.by, event.data.lines, at);
    case 'ordering.LineQuantityChanged': {
      const { lineId, from, to } = event.data;
      return to < from ? cancelledBy('BUYER', [{ lineId, quantity: from - to }], at) : [];
    }
    case 'ordering.SupplyRecorded':
      return refusedFacts(event.data.lines, at);
    case 'ordering.LineSubstituted': {
      const { lineId, quantity, agreedAt, line } = event.data;
      return [{ type: 'BuyerSwappedLine', at: agreedAt, line: lineId, newLine: line.lineId, quantity }];
    }
    case 'ordering.ShipmentConfirmed': {
      const { handedOverAt, lines } = event.data;
      return [{ type: 'ShippedToCarrier', handedOverAt, recordedAt: at, quantities: quantitiesOf(lines) }];
    }
    default:
      return delayFactsOf(event);
  }
}

/** Units that a SKU will not supply: the buyer is told with the answer to the order. */
function refusedFacts(
  lines: Extract<OrderingEvent, { type: 'ordering.SupplyRecorded' }>['data']['lines'],
  at: string,
): readonly DelayFact[] {
  const refused = lines
    .map(({ lineId, sourcing }) => ({ lineId, quantity: sourcing?.refused ?? 0 }))
    .filter(({ quantity }) => quantity > 0);
  return refused.length > 0 ? cancelledBy('SELLER', refused, at) : [];
}

function cancelledBy(
  by: 'BUYER' | 'SELLER' | 'RULE',
  lines: readonly LineQuantity[],
  at: string,
): readonly DelayFact[] {
  const quantities = quantitiesOf(lines);
  const named = Object.keys(quantities);
  if (by === 'BUYER') {
    return [{ type: 'BuyerCancelled', receivedAt: at, lines: named, quantities, honoured: true }];
  }
  return [{ type: 'SellerCancelled', noticeSentAt: at, lines: named, quantities }];
}

function quantitiesOf(lines: readonly LineQuantity[]): Record<string, number> {
  return Object.fromEntries(lines.map(({ lineId, quantity }) => [lineId, quantity]));
}

function delayFactsOf(event: OrderingEvent): readonly DelayFact[] {
  switch (event.type) {
    case 'ordering.PaymentRecorded':
      return [paymentFact(event.data)];
    case 'ordering.InformationCompleted':
      return [{ type: 'OrderInformationCompleted', at: event.data.occurredAt }];
    case 'ordering.DelayOptionOffered': {
      const {
        kind,
        sentAt: at,
        revisedShipDate,
        reason,
        content,
        advanceConsentUntil,
        lines,
        notice,
      } = event.data;
      const sought = advanceConsentUntil === null ? null : { until: advanceConsentUntil };
      const channel = notice?.channel ?? null;
      return [
        {
          type: 'DelayOptionOffered',
          kind,
          at,
          revisedShipDate,
          reason,
          content,
          advanceConsentSought: sought,
          channel,
          lines,
        },
      ];
    }
    case 'ordering.BuyerConsented':
      return [
        {
          type: 'BuyerConsented',
          receivedAt: event.data.receivedAt,
          to: event.data.to,
          lines: event.data.lines,
        },
      ];
    case 'ordering.BuyerCancelled':
      return [
        {
          type: 'BuyerCancelled',
          receivedAt: event.data.receivedAt,
          lines: event.data.lines,
          honoured: true,
        },
      ];
    case 'ordering.ConsentRefused':
      return refusedAnswer(event.data);
    case 'ordering.RefundMethodUnavailable':
      return [{ type: 'RefundMethodUnavailable', at: event.data.discoveredAt }];
    default:
      return [];
  }
}

/** The engine judges it by the time at which it was received: that it was too late may turn out to be wrong. */
function refusedAnswer({
  answer,
  receivedAt,
  lines,
  to,
}: Extract<OrderingEvent, { type: 'ordering.ConsentRefused' }>['data']): readonly DelayFact[] {
  switch (answer) {
    case 'CONSENT':
      return [{ type: 'BuyerConsented', receivedAt, to, lines }];
    case 'CANCEL':
      return [{ type: 'BuyerCancelled', receivedAt, lines, honoured: true }];
    default:
      return []; // written before it was asked for
  }
}

type Paid = Extract<OrderingEvent, { type: 'ordering.PaymentRecorded' }>['data'];

function paymentFact({ fact, occurredAt: at, tender }: Paid): DelayFact {
  switch (fact) {
    case 'RECEIVED':
      return { type: 'PaymentReceived', at, tender };
    case 'HONORED':
      return { type: 'PaymentHonored', at };
    case 'DISHONORED':
      return { type: 'PaymentDishonored', at, tender };
    case 'CASH_TENDERED':
      return { type: 'CashTendered', at };
    case 'CREDIT_QUALIFIED':
      return { type: 'CreditQualified', at };
    case 'CREDIT_DECLINED':
      return { type: 'CreditDeclined', at };
  }
}
