import { deterministicId } from '#kernel';
import type { OrderingCommand, OrderingEvent } from '../contract/index.js';
import { ORDER, line, lineId, placeOrder, supplyRecorded } from './order-samples.js';
import { PlayedOrder } from './played-order.js';

type Command<Type extends OrderingCommand['type']> = Extract<OrderingCommand, { readonly type: Type }>;

const MITOR = {
  jurisdictions: ['US-FTC-MITOR' as const],
  packs: ['US-FTC-MITOR@1'],
  conventions: 'US-DEFAULT@1',
};
const PAID: NonNullable<Command<'ordering.PlaceOrder'>['payment']> = {
  tender: 'CASH_CHECK_MONEY_ORDER',
  status: 'RECEIVED',
  billingCycleCloseDay: null,
  amountMinor: null,
  parts: [],
};

/** Mail of the afternoon of 1 July 2026 in New York, paid by check: to be shipped within 30 days, by 31 July. */
export const PLACED_AT = '2026-07-01T15:00:00.000Z';
export const SHIP_BY = '2026-07-31';

/** An order of 3 lamps and 1 vase of which the SKUs said that all must wait: under 16 CFR 435, or (null) under no law. */
export function delayedOrder(more: Partial<Command<'ordering.PlaceOrder'>> | null = {}): PlayedOrder {
  const order = new PlayedOrder();
  const placed = placeOrder(line('LAMP', 3), line('VASE', 1));
  const ruled = more && { payment: PAID, delayRule: MITOR, ...more };
  order.at(PLACED_AT, { ...placed, ...ruled });
  for (const [lineNo, waiting] of [
    [1, 3],
    [2, 1],
  ] as const) {
    const { data } = supplyRecorded(lineNo, { secured: 0, waiting });
    order.at(PLACED_AT, { type: 'ordering.RecordSupply', ...data });
  }
  return order;
}

const orderId = ORDER;
const noWords = { noticeId: null, shownText: null };

export function reply(
  answer: Command<'ordering.RecordReply'>['answer'],
  more: Partial<Command<'ordering.RecordReply'>> = {},
): Command<'ordering.RecordReply'> {
  return {
    ...{ type: 'ordering.RecordReply', orderId, lines: null, answer, to: null, message: null },
    ...{ substituteSku: null, receivedAt: null, channel: 'PHONE', ...noWords, ...more },
  };
}

export function offer(
  revisedShipDate: string | null,
  more: Partial<Command<'ordering.OfferDelayOption'>> = {},
): Command<'ordering.OfferDelayOption'> {
  return {
    type: 'ordering.OfferDelayOption',
    orderId,
    lines: null,
    sentAt: null,
    revisedShipDate,
    reason: null,
    basis: {
      statement: 'purchase order 17, confirmed by the maker',
      stockRevision: null,
      onHand: null,
      quantityAhead: null,
      supplyIds: ['PO-17'],
      policy: 'by hand',
    },
    content: null,
    advanceConsentUntil: null,
    notice: null,
    ...more,
  };
}

export const applyDeadlines: Command<'ordering.ApplyDeadlines'> = {
  type: 'ordering.ApplyDeadlines',
  orderId,
};

/** One event of every type that the delay rules know, each decided in a story that could happen. */
export function delayEventSamples(): Readonly<Record<string, OrderingEvent['data']>> {
  const samples: Record<string, OrderingEvent['data']> = {};
  for (const { type, data } of [
    ...refusedPayment(),
    ...silence(),
    ...lateReport(),
    ...bounce(),
    ...changeOfMind(),
    ...otherGoods(),
  ]) {
    samples[type] ??= data;
  }
  return samples;
}

function refusedPayment() {
  const order = delayedOrder({ payment: null, informationComplete: false });
  order.at('2026-07-02T15:00:00.000Z', {
    ...{ type: 'ordering.RecordPayment', orderId, fact: 'RECEIVED', occurredAt: null },
    tender: 'THIRD_PARTY_CREDIT',
  });
  order.at('2026-07-03T15:00:00.000Z', { type: 'ordering.CompleteInformation', orderId, occurredAt: null });
  return order.events;
}

function silence() {
  const order = delayedOrder();
  const [first] = order.state.lines;
  const lines = [{ lineId: first?.lineId ?? '', projectedDate: '2026-09-30' }];
  const slip = {
    type: 'ordering.DiscoverDelay',
    orderId,
    lines,
    discoveredAt: null,
    source: 'PO-17',
  } as const;
  order.at('2026-07-10T15:00:00.000Z', slip);
  order.at('2026-07-11T15:00:00.000Z', offer('2026-09-30', { reason: 'the maker had a fire' }));
  order.at('2026-07-12T15:00:00.000Z', reply('OTHER', { message: 'when will it come?' }));
  order.at('2026-07-12T15:00:00.000Z', reply('CONSENT', { lines: [lines[0]?.lineId ?? ''] }));
  order.at('2026-07-13T15:00:00.000Z', reply('SUBSTITUTE', { substituteSku: 'LAMP-2' }));
  order.at('2026-07-13T15:00:00.000Z', {
    ...{ type: 'ordering.GrantGoodwill', orderId, kind: 'SHIPPING_UPGRADE', amountMinor: 900 },
    ...{ description: 'express at our cost', reason: 'the delay' },
  });
  order.at('2026-08-28T15:00:00.000Z', { type: 'ordering.WarnOfDeadlines', orderId });
  order.at('2026-08-29T15:00:00.000Z', { type: 'ordering.WarnOfDeadlines', orderId });
  order.at('2026-10-02T15:00:00.000Z', applyDeadlines);
  const refundId = order.last('ordering.RefundRequired')?.refundId ?? '';
  const failed = { orderId, refundId, reason: 'the account is closed' };
  order.at('2026-10-03T15:00:00.000Z', { type: 'ordering.FailRefund', ...failed, failedAt: null });
  order.at('2026-10-03T16:00:00.000Z', { type: 'ordering.LoseRefundMethod', ...failed, discoveredAt: null });
  order.at('2026-10-04T15:00:00.000Z', {
    ...{ type: 'ordering.SendRefund', orderId, refundId, sentAt: null, form: 'CHECK' },
    ...{ amountMinor: 10_000, reference: 'check 4711' },
  });
  order.at('2026-10-05T15:00:00.000Z', reply('CONSENT'));
  return order.events;
}

/** The goods went out in time, and that was heard of only after the deadline. */
function lateReport() {
  const order = delayedOrder();
  const [first, second] = order.state.lines.map(({ lineId }) => lineId);
  const secured = (lineId: string, units: number) => ({
    ...{ lineId, secured: units, waiting: 0, skuRevision: 5, sourcing: null },
  });
  const lines = [secured(first ?? '', 3), secured(second ?? '', 1)];
  order.at('2026-07-20T15:00:00.000Z', { type: 'ordering.RecordSupply', orderId, lines });
  order.at('2026-08-02T15:00:00.000Z', applyDeadlines);
  order.at('2026-08-03T15:00:00.000Z', {
    ...{ type: 'ordering.ConfirmShipment', orderId, carrier: 'Post', tracking: null },
    ...{ handedOverAt: '2026-07-30T15:00:00.000Z', lines: [{ lineId: first ?? '', quantity: 3 }] },
  });
  return order.events;
}

/** The first mail comes back. */
function bounce() {
  const order = delayedOrder();
  const noticeId = deterministicId('notice');
  const notice = {
    ...{
      noticeId,
      templateId: 'DELAY_FIRST_SHORT.en.v1',
      templateVersion: 1,
      language: 'en',
      channel: 'smtp',
    },
    contentHash: '0'.repeat(64),
  };
  order.at('2026-07-10T15:00:00.000Z', offer('2026-08-15', { notice }));
  const report = { orderId, noticeId, learnedAt: null, reason: 'SMTP_550 5.1.1' };
  order.at('2026-07-11T15:00:00.000Z', { type: 'ordering.ReportUndelivered', ...report });
  return order.events;
}

/** The buyer takes other goods, which cost less. */
function otherGoods() {
  const order = delayedOrder();
  order.at('2026-07-10T15:00:00.000Z', offer('2026-08-15'));
  const instead = { substituteSku: 'VASE-2', substitutePriceMinor: 1500 };
  order.at('2026-07-12T15:00:00.000Z', reply('SUBSTITUTE', { lines: [lineId(2)], ...instead }));
  return order.events;
}

function changeOfMind() {
  const order = delayedOrder();
  order.at('2026-07-10T15:00:00.000Z', offer('2026-08-15'));
  order.at('2026-07-12T15:00:00.000Z', reply('CANCEL'));
  return order.events;
}
