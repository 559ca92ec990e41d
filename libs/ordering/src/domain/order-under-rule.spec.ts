import { describe, expect, it } from '@jest/globals';
import { deterministicId } from '#kernel';
import type { OrderingEvent } from '../contract/index.js';
import { ORDER as orderId, lineId } from '../testing/order-samples.js';
import { applyDeadlines, delayedOrder, offer, PLACED_AT, reply, SHIP_BY } from '../testing/delay-samples.js';
import { openUnits } from './order-state.js';

const types = (events: readonly OrderingEvent[]) => events.map(({ type }) => type.replace('ordering.', ''));
const AFTER_DEADLINE = '2026-08-01T15:00:00.000Z';

describe('an order under 16 CFR 435', () => {
  it('has its promise on record once its clock runs and its SKUs have answered, with the reasons', () => {
    const order = delayedOrder();
    const promised = order.events.flatMap((event) =>
      event.type === 'ordering.ShipPromiseMade' ? event.data.lines : [],
    );
    const promise = { kind: 'DEFAULT', shipBy: SHIP_BY, shownText: null };
    expect(promised).toMatchObject([
      {
        ...promise,
        lineId: lineId(1),
        basis: {
          statement: '0 on the shelf; 3 wait behind 0, no dated supply covers them',
          stockRevision: 1,
        },
      },
      { ...promise, lineId: lineId(2) },
    ]);
  });

  it('says its dates when its clock begins to run, and nothing before', () => {
    const order = delayedOrder({ payment: null });
    expect(order.last('ordering.ObligationsAssessed')).toBeUndefined();
    const paid = order.at('2026-07-02T15:00:00.000Z', {
      ...{ type: 'ordering.RecordPayment', orderId, fact: 'RECEIVED', occurredAt: null },
      tender: 'CASH_CHECK_MONEY_ORDER',
    });
    expect(types(paid)).toEqual(['PaymentRecorded', 'ShipPromiseMade', 'ObligationsAssessed']);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      state: 'SHIP_CLOCK_RUNNING',
      shipBy: '2026-08-01',
      boundaryAt: '2026-08-02T04:00:00.000Z',
    });
  });

  it('is deemed cancelled when its time passes without an option, whoever looks first and how late', () => {
    const soon = delayedOrder();
    soon.at(AFTER_DEADLINE, applyDeadlines);
    const late = delayedOrder();
    late.at('2026-12-24T15:00:00.000Z', applyDeadlines);
    for (const order of [soon, late]) {
      expect(order.last('ordering.DeadlineReached')).toMatchObject({
        deadlineAt: '2026-08-01T04:00:00.000Z',
        reason: 'NO_OPTION_OFFERED',
        vestingDate: SHIP_BY,
      });
      expect(order.state.lines.map(openUnits)).toEqual([0, 0]);
    }
    expect(soon.last('ordering.RefundRequired')).toMatchObject({
      vestingDate: SHIP_BY,
      amountMinor: 4 * 1999 + 500,
      parts: [{ tender: 'CASH_CHECK_MONEY_ORDER', dueBy: '2026-08-11' }],
    });
  });

  it('does everything once', () => {
    const order = delayedOrder();
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(order.at(AFTER_DEADLINE, applyDeadlines)).toEqual([]);
    expect(order.at('2026-08-09T15:00:00.000Z', applyDeadlines)).toEqual([]);
  });

  it('applies a deadline before a cancellation that comes after it', () => {
    const order = delayedOrder();
    const command = { type: 'ordering.CancelOrder', orderId, by: 'BUYER', reason: 'too slow' } as const;
    expect(order.refusalAt(AFTER_DEADLINE, command)).toBe('NOTHING_TO_CANCEL');
  });
});

describe('a delay option', () => {
  it('goes on with a short delay when the buyer is silent', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20'));
    expect(order.last('ordering.DelayOptionOffered')).toMatchObject({
      kind: 'FIRST',
      content: { silenceStatement: 'CONSENT' },
    });
    expect(order.at(AFTER_DEADLINE, applyDeadlines)).not.toContainEqual(
      expect.objectContaining({ type: 'ordering.DeadlineReached' }),
    );
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      currentShipBy: '2026-08-20',
      boundaryAt: '2026-08-21T04:00:00.000Z',
    });
  });

  it.each([
    ['without a date or reason', offer(null), 'REASON_REQUIRED'],
    ['without a basis', offer('2026-08-20', { basis: null }), 'REASONABLE_BASIS_REQUIRED'],
    ['with a date that is no later', offer(SHIP_BY), 'REVISED_DATE_NOT_LATER'],
    ['from the future', offer('2026-08-20', { sentAt: '2026-07-20T15:00:00.001Z' }), 'TIME_IN_FUTURE'],
    [
      'that lacks what the buyer must be told',
      offer('2026-08-20', {
        content: {
          cancelRightAndPromptRefund: false,
          silenceStatement: 'CONSENT',
          continuingCancelRight: false,
          costFreeReply: true,
        },
      }),
      'DEFECTIVE_OPTION',
    ],
  ] as const)('%s is refused', (_, command, code) => {
    expect(delayedOrder().refusalAt('2026-07-20T15:00:00.000Z', command)).toBe(code);
  });

  it('cannot be made for a cancelled order', () => {
    const order = delayedOrder();
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(order.refusalAt(AFTER_DEADLINE, offer('2026-09-20'))).toBe('ORDER_CANCELLED');
  });

  it('that was sent in time counts when it is heard of late, and takes the cancellation back', () => {
    const order = delayedOrder();
    order.at(AFTER_DEADLINE, applyDeadlines);
    const heard = order.at(
      '2026-08-02T15:00:00.000Z',
      offer('2026-08-20', { sentAt: '2026-07-30T15:00:00.000Z' }),
    );
    expect(types(heard)).toContain('CancellationCorrected');
    expect(types(heard)).toContain('RefundWithdrawn');
    expect(order.state.lines.map(openUnits)).toEqual([3, 1]);
    const again = heard.flatMap((event) =>
      event.type === 'ordering.CancellationCorrected' ? [event.data.again?.quantity] : [],
    );
    expect(again).toEqual([3, 1]);
  });
});

describe('an option that never arrived', () => {
  const noticeId = deterministicId('notice');
  const evidence = {
    ...{ noticeId, templateId: 't', templateVersion: 1, language: 'en', channel: 'smtp' },
    contentHash: '0'.repeat(64),
  };
  const lost = {
    type: 'ordering.ReportUndelivered',
    orderId,
    noticeId,
    learnedAt: null,
    reason: 'bounced',
  } as const;

  it('is none: the buyer has to be asked again, in time', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20', { notice: evidence }));
    order.at('2026-07-21T15:00:00.000Z', lost);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      state: 'SHIP_CLOCK_RUNNING',
    });
    expect(order.at('2026-07-21T16:00:00.000Z', lost)).toEqual([]);
    order.at('2026-07-22T15:00:00.000Z', offer('2026-08-20'));
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      state: 'OPTION_SHORT_OPEN',
    });
  });

  it('has arrived after all where the buyer answered it', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20', { notice: evidence }));
    order.at('2026-07-21T15:00:00.000Z', reply('CONSENT', { noticeId }));
    expect(order.at('2026-07-22T15:00:00.000Z', lost)).toEqual([]);
  });
});

describe('a reply', () => {
  const long = '2026-09-30';

  it('keeps an order that silence would have cancelled', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer(long));
    order.at('2026-07-22T15:00:00.000Z', reply('CONSENT'));
    order.at('2026-09-01T15:00:00.000Z', applyDeadlines);
    expect(order.state.lines.map(openUnits)).toEqual([3, 1]);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      state: 'DELAY_CONSENTED_DEFINITE',
    });
  });

  it('that came too late stays on record, and says why it changes nothing', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer(long));
    order.at('2026-09-02T15:00:00.000Z', applyDeadlines);
    const refused = order.at('2026-09-03T15:00:00.000Z', reply('CONSENT'));
    expect(refused).toMatchObject([{ type: 'ordering.ConsentRefused', data: { code: 'ORDER_CANCELLED' } }]);
    expect(order.state.lines.map(openUnits)).toEqual([0, 0]);
  });

  it('cannot have been received before the order', () => {
    const early = reply('CONSENT', { receivedAt: '2026-06-30T15:00:00.000Z' });
    expect(delayedOrder().refusalAt('2026-07-20T15:00:00.000Z', early)).toBe('LINE_NOT_FOUND');
  });

  it('received in time and recorded late is in time', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer(long));
    order.at('2026-09-02T15:00:00.000Z', applyDeadlines);
    const heard = order.at(
      '2026-09-03T15:00:00.000Z',
      reply('CONSENT', { receivedAt: '2026-08-29T15:00:00.000Z' }),
    );
    expect(types(heard)).toEqual(
      expect.arrayContaining(['BuyerConsented', 'CancellationCorrected', 'RefundWithdrawn']),
    );
  });

  it('cancels, and money is owed from that day', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer(long));
    order.at('2026-07-22T15:00:00.000Z', reply('CANCEL', { lines: [lineId(2)] }));
    expect(order.state.lines.map(openUnits)).toEqual([3, 0]);
    expect(order.last('ordering.RefundRequired')).toMatchObject({
      lines: [{ lineId: lineId(2), quantity: 1 }],
      cause: 'BUYER_CANCELLED',
      vestingDate: '2026-07-22',
      amountMinor: 1999,
    });
  });
});

describe('a date that was agreed on', () => {
  it('asks for an option of its own when it cannot be kept, also the second time', () => {
    const order = delayedOrder();
    order.at('2026-07-20T15:00:00.000Z', offer('2026-08-20'));
    order.at('2026-08-10T15:00:00.000Z', offer('2026-09-20'));
    order.at('2026-08-12T15:00:00.000Z', reply('CONSENT'));
    order.at('2026-09-25T15:00:00.000Z', applyDeadlines);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({
      cancelReason: 'NO_CONSENT_TO_FURTHER_DELAY',
      violations: ['NO_RENEWED_OPTION'],
    });
  });
});

describe('a refund', () => {
  function owed() {
    const order = delayedOrder();
    order.at(AFTER_DEADLINE, applyDeadlines);
    const refundId = order.last('ordering.RefundRequired')?.refundId ?? '';
    const amountMinor = order.last('ordering.RefundRequired')?.amountMinor ?? 0;
    const sent = { orderId, refundId, sentAt: null, form: 'CHECK', amountMinor, reference: null };
    return { order, sent: { type: 'ordering.SendRefund', ...sent } as const };
  }

  it.each([
    ['as store credit', { form: 'STORE_CREDIT' }, 'REFUND_FORM_NOT_ALLOWED'],
    ['of less than is owed', { amountMinor: 1 }, 'REFUND_AMOUNT_TOO_LOW'],
    ['that nobody owes', { refundId: orderId }, 'REFUND_NOT_FOUND'],
  ] as const)('%s is refused', (_, more, code) => {
    const { order, sent } = owed();
    expect(order.refusalAt('2026-08-03T15:00:00.000Z', { ...sent, ...more })).toBe(code);
  });

  it('is sent once', () => {
    const { order, sent } = owed();
    expect(types(order.at('2026-08-03T15:00:00.000Z', sent))).toContain('RefundSent');
    expect(order.at('2026-08-04T15:00:00.000Z', sent)).toEqual([]);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]).toMatchObject({ state: 'REFUNDED' });
  });

  it('that is late is a violation', () => {
    const { order, sent } = owed();
    order.at('2026-08-13T15:00:00.000Z', sent);
    expect(order.last('ordering.ObligationsAssessed')?.lines[0]?.violations).toContain('REFUND_LATE');
  });

  it('gives back what was paid less what the rest would have cost', () => {
    const order = delayedOrder({ shippingMinor: 500, discountMinor: 1000 });
    order.at('2026-07-20T15:00:00.000Z', reply('CANCEL', { lines: [lineId(2)] }));
    order.at('2026-07-21T15:00:00.000Z', reply('CANCEL', { lines: [lineId(1)] }));
    const amounts = order.events.flatMap((event) =>
      event.type === 'ordering.RefundRequired' ? [event.data.amountMinor] : [],
    );
    expect(amounts).toEqual([1999, 3 * 1999 + 500 - 1000]);
  });
});

describe('a shipment', () => {
  it('of what was deemed cancelled before is refused', () => {
    const order = delayedOrder();
    const lines = [{ lineId: lineId(1), secured: 3, waiting: 0, skuRevision: 5, sourcing: null }];
    order.at('2026-07-20T15:00:00.000Z', { type: 'ordering.RecordSupply', orderId, lines });
    const goods = { carrier: 'Post', tracking: null, lines: [{ lineId: lineId(1), quantity: 3 }] };
    const ship = { type: 'ordering.ConfirmShipment' as const, orderId, handedOverAt: null, ...goods };
    expect(order.refusalAt(AFTER_DEADLINE, ship)).toBe('ORDER_CANCELLED');
    order.at(AFTER_DEADLINE, applyDeadlines);
    expect(order.refusalAt(AFTER_DEADLINE, ship)).toBe('ORDER_CANCELLED');
    const heard = order.at(AFTER_DEADLINE, { ...ship, handedOverAt: '2026-07-30T15:00:00.000Z' });
    expect(types(heard)).toEqual(
      expect.arrayContaining(['ShipmentConfirmed', 'CancellationCorrected', 'RefundWithdrawn']),
    );
  });
});

it('has no such rule without a jurisdiction', () => {
  const order = delayedOrder(null);
  expect(order.refusalAt(PLACED_AT, offer('2026-08-20'))).toBe('NO_DELAY_RULE');
  expect(order.at(PLACED_AT, applyDeadlines)).toEqual([]);
});
