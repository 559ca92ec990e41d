import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, it } from '@jest/globals';
import { refunds } from './refunds.process.js';

const { given } = processSpec(refunds);
const [orderId, refundId] = [deterministicId('order'), deterministicId('refund')];
const parts = [
  {
    tender: 'CASH_CHECK_MONEY_ORDER',
    amountMinor: 9000,
    dueBy: '2026-08-11',
    form: 'CASH_CHECK_MONEY_ORDER',
  },
];
const required = {
  event: {
    type: 'ordering.RefundRequired',
    data: {
      ...{ orderId, refundId, parts, lines: [], cause: 'NO_OPTION_OFFERED' },
      ...{ vestingDate: '2026-07-31', amountMinor: 9000 },
    },
  },
};
const payBack = (attempt: number) =>
  ({
    kind: 'issue',
    command: 'compliance.PayBack',
    payload: { orderId, refundId, parts, attempt },
  }) as const;
const answered = (retryAt: string | null) => ({ outcomeOf: 'compliance.PayBack', is: { ok: { retryAt } } });
const AT = '2026-08-01T04:01:00.000Z';

describe('a refund that is owed', () => {
  it('is asked for', async () => {
    await given().when(required).thenEffects(payBack(0));
  });

  it('is asked for again when the payment system said so, and counts the attempts', async () => {
    await given(required).when(answered(AT)).thenEffects({ kind: 'timer', name: 'retry', dueAt: AT });
    await given(required, answered(AT)).when({ timer: 'retry' }).thenEffects(payBack(1));
    await given(required, answered(AT), { timer: 'retry' }, answered(AT))
      .when({ timer: 'retry' })
      .thenEffects(payBack(2));
  });

  it('is left alone once it was paid, handed over, or is owed no more', async () => {
    await given(required).when(answered(null)).thenEffects({ kind: 'complete' });
    await given(required)
      .when({ outcomeOf: 'compliance.PayBack', is: { ok: null } })
      .thenEffects({ kind: 'complete' });
  });
});
