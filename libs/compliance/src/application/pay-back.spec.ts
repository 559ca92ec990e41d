import { describe, expect, it } from '@jest/globals';
import { deterministicId, ManualClock } from '#kernel';
import { meta, NOW, ORDER_ID, orders, summary, ToldCommands } from '../testing/told-commands.js';
import { PayBack } from './pay-back.js';
import { type PaymentAnswer, type PaymentRequest, paymentsByHand } from './payments.js';

const REFUND = deterministicId('a refund');
const parts = [{ tender: 'OTHER', amountMinor: 8496, dueBy: '2026-08-11', form: 'ANY' }];
const failed = (permanent: boolean): PaymentAnswer => ({ is: 'FAILED', permanent, reason: 'HTTP_503' });

function paying(answer: PaymentAnswer, status = 'DUE', known = true) {
  const asked: PaymentRequest[] = [];
  const commands = new ToldCommands('ordering.SendRefund', 'ordering.FailRefund');
  const refund = (request: PaymentRequest) => {
    asked.push(request);
    return answer.is === 'BY_HAND' ? paymentsByHand.refund(request) : Promise.resolve(answer);
  };
  const refunds = [{ refundId: REFUND, lineIds: [], amountMinor: 8496, dueBy: '2026-08-11', status }];
  const payments = { refund };
  new PayBack(
    orders(known ? summary({ refunds }) : null),
    payments,
    new ManualClock(NOW),
    commands.registry,
  ).registerIn(commands.registry);
  const pay = (attempt = 0) =>
    commands.registry.execute(
      'compliance.PayBack',
      { orderId: ORDER_ID, refundId: REFUND, attempt, parts },
      meta,
    );
  return { asked, commands, pay };
}

describe('paying back', () => {
  it('asks for what the order owes, under the id of the refund', async () => {
    const { asked, pay } = paying({ is: 'ASKED' });
    await pay();
    expect(asked).toEqual([
      {
        ...{ tenant: 'main', orderId: ORDER_ID, orderRef: 'A-1', refundId: REFUND, amountMinor: 8496 },
        ...{
          currency: 'USD',
          dueBy: '2026-08-11',
          parts: [{ tender: 'OTHER', amountMinor: 8496, form: 'ANY' }],
        },
      },
    ]);
  });

  it.each([{ is: 'BY_HAND' }, { is: 'ASKED' }] as const)('leaves it to be reported: %p', async (answer) => {
    const { commands, pay } = paying(answer);
    expect(await pay()).toEqual({ ok: { retryAt: null } });
    expect(commands.told).toEqual([]);
  });

  it('records what was sent, with the amount that was owed', async () => {
    const { commands, pay } = paying({ is: 'SENT', form: 'CREDIT_MEMO', reference: 'T-9' });
    expect(await pay()).toEqual({ ok: { retryAt: null } });
    expect(commands.payloads).toEqual([
      {
        ...{ orderId: ORDER_ID, refundId: REFUND, sentAt: null, form: 'CREDIT_MEMO' },
        ...{ amountMinor: 8496, reference: 'T-9' },
      },
    ]);
  });

  it.each([
    [0, '2026-07-10T15:01:00.000Z'],
    [3, '2026-07-10T15:08:00.000Z'],
    [15, '2026-07-10T21:00:00.000Z'],
  ])('records a failure, and asks again later and later: attempt %i at %s', async (attempt, retryAt) => {
    const { commands, pay } = paying(failed(false));
    expect(await pay(attempt)).toEqual({ ok: { retryAt } });
    expect(commands.payloads).toEqual([
      { orderId: ORDER_ID, refundId: REFUND, failedAt: null, reason: 'HTTP_503' },
    ]);
  });

  it('asks no more where the failure is for good', async () => {
    const { commands, pay } = paying(failed(true));
    expect(await pay()).toEqual({ ok: { retryAt: null } });
    expect(commands.told.map(({ name }) => name)).toEqual(['ordering.FailRefund']);
  });

  it.each(['SENT', 'WITHDRAWN'])('leaves a refund alone that is %s', async (status) => {
    const { asked, pay } = paying({ is: 'ASKED' }, status);
    expect(await pay()).toEqual({ ok: null });
    expect(asked).toEqual([]);
  });

  it('asks again for one that failed', async () => {
    const { asked, pay } = paying({ is: 'ASKED' }, 'FAILED');
    await pay();
    expect(asked).toHaveLength(1);
  });

  it('pays nothing for an order that is not there', async () => {
    const { asked, pay } = paying({ is: 'ASKED' }, 'DUE', false);
    expect(await pay()).toEqual({ ok: null });
    expect(asked).toEqual([]);
  });
});
