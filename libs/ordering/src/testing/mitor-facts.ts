import type { DelayFact } from '#delay-rules';
import type { OrderingCommand, OrderingEvent } from '../contract/index.js';
import { lineId } from './order-samples.js';

type Quantities = Record<string, number>;

/**
 * The facts of a story as somebody who knows 16 CFR 435 and no decider would write them down from what was reported; of
 * what was decided only how many units "all" were, and which lines "all".
 */
export class MitorFacts {
  readonly facts: DelayFact[] = [];

  constructor(private readonly received: Extract<DelayFact, { type: 'OrderReceived' }>) {
    this.facts.push(received);
  }

  add(command: OrderingCommand, decided: readonly OrderingEvent[], now: string): void {
    switch (command.type) {
      case 'ordering.OfferDelayOption': {
        const { revisedShipDate, reason, content, advanceConsentUntil: until } = command;
        const advanceConsentSought = until === null ? null : { until };
        const at = command.sentAt ?? now;
        const lines = decided.flatMap((each) =>
          each.type === 'ordering.DelayOptionOffered' ? each.data.lines : [],
        );
        const fact = { revisedShipDate, reason, content, advanceConsentSought, at, lines };
        this.facts.push({ type: 'DelayOptionOffered', kind: 'FIRST', ...fact });
        return;
      }
      case 'ordering.RecordReply': {
        const said = { receivedAt: command.receivedAt ?? now, lines: command.lines };
        if (command.answer === 'CONSENT')
          this.facts.push({ type: 'BuyerConsented', to: command.to, ...said });
        if (command.answer === 'CANCEL') this.facts.push({ type: 'BuyerCancelled', honoured: true, ...said });
        if (command.answer === 'SUBSTITUTE') this.substitute(decided);
        return;
      }
      case 'ordering.ConfirmShipment': {
        const quantities: Quantities = {};
        for (const line of command.lines) quantities[line.lineId] = line.quantity;
        this.facts.push({ type: 'ShippedToCarrier', handedOverAt: command.handedOverAt ?? now, quantities });
        return;
      }
      case 'ordering.RecordPayment':
        this.facts.push(paymentFact(command, now));
        return;
      case 'ordering.CancelOrderLine':
      case 'ordering.CancelOrder':
        return this.cancel(command.by, decided, now);
      case 'ordering.ChangeLineQuantity':
        return this.change(decided, now);
      default:
        return;
    }
  }

  private substitute(decided: readonly OrderingEvent[]): void {
    for (const { type, data } of decided) {
      if (type !== 'ordering.LineSubstituted') continue;
      const { agreedAt: at, lineId: line, quantity } = data;
      this.facts.push({ type: 'BuyerSwappedLine', at, line, newLine: data.line.lineId, quantity });
    }
  }

  private cancel(by: 'BUYER' | 'SELLER' | 'RULE', decided: readonly OrderingEvent[], at: string): void {
    const quantities: Quantities = {};
    for (const { type, data } of decided) {
      if (type === 'ordering.LineCancelled' && !data.follows) quantities[data.lineId] = data.quantity;
      if (type === 'ordering.OrderCancelled') {
        for (const line of data.lines) quantities[line.lineId] = line.quantity;
      }
    }
    const lines = Object.keys(quantities);
    if (lines.length === 0) return;
    if (by === 'BUYER') {
      this.facts.push({ type: 'BuyerCancelled', receivedAt: at, honoured: true, lines, quantities });
    } else this.facts.push({ type: 'SellerCancelled', noticeSentAt: at, lines, quantities });
  }

  /** What is added shares the clock of its line; what is taken away was cancelled by the buyer. */
  private change(decided: readonly OrderingEvent[], receivedAt: string): void {
    for (const { type, data } of decided) {
      if (type !== 'ordering.LineQuantityChanged') continue;
      const more = data.to - data.from;
      const quantities = this.received.quantities ?? {};
      if (more > 0) quantities[data.lineId] = (quantities[data.lineId] ?? 0) + more;
      else {
        const fewer = { lines: [data.lineId], quantities: { [data.lineId]: -more } };
        this.facts.push({ type: 'BuyerCancelled', receivedAt, honoured: true, ...fewer });
      }
    }
  }
}

/** 3 lamps and 1 vase. */
export function receivedOrder(
  at: string,
  { tender, status }: NonNullable<Extract<DelayFact, { type: 'OrderReceived' }>['payment']>,
): Extract<DelayFact, { type: 'OrderReceived' }> {
  const quantities = { [lineId(1)]: 3, [lineId(2)]: 1 };
  return {
    type: 'OrderReceived',
    at,
    payment: { tender, status },
    lines: Object.keys(quantities),
    quantities,
  };
}

function paymentFact(
  { fact, occurredAt, tender }: Extract<OrderingCommand, { type: 'ordering.RecordPayment' }>,
  now: string,
): DelayFact {
  const at = occurredAt ?? now;
  const types = {
    HONORED: 'PaymentHonored',
    DISHONORED: 'PaymentDishonored',
    CASH_TENDERED: 'CashTendered',
    CREDIT_QUALIFIED: 'CreditQualified',
    CREDIT_DECLINED: 'CreditDeclined',
  } as const;
  return fact === 'RECEIVED' ? { type: 'PaymentReceived', at, tender } : { type: types[fact], at };
}
