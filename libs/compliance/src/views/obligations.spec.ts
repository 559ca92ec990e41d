import { applyDeadlines } from '../../../ordering/src/testing/delay-samples.js';
import { LATE, offer, reply, sendRefund, ship, slip, supplied, ToldOrder } from '../testing/told-order.js';
import { projectionSpec } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { complianceProjection } from './compliance.projection.js';
import { dutiesIn } from '../testing/view-in-memory.js';

const PAST_T = '2026-08-02T15:00:00.000Z';
const END_OF_T = '2026-08-01T04:00:00.000Z';

describe('the duties of a line', () => {
  it('are to ship by the applicable time, and nothing more, while nobody knows of a delay', () => {
    expect(dutiesIn(new ToldOrder(), 1)).toEqual([
      { kind: 'SHIP', state: 'OPEN', dueBy: '2026-07-31', dueAt: END_OF_T, settledAt: null },
    ]);
  });

  it('are to offer the first option too once a delay is discovered', () => {
    const order = new ToldOrder();
    order.at(LATE, slip(order, '2026-08-20'));
    expect(dutiesIn(order, 1)[1]).toEqual({
      kind: 'OFFER_FIRST_OPTION',
      state: 'OPEN',
      dueBy: '2026-07-31',
      dueAt: END_OF_T,
      settledAt: null,
    });
    expect(dutiesIn(order, 2)).toHaveLength(1);
  });

  it('are done in time by an option before the end of the applicable time', () => {
    const order = new ToldOrder();
    order.at(LATE, slip(order, '2026-08-20'), offer('2026-08-20'));
    expect(dutiesIn(order, 1)).toEqual([
      {
        kind: 'SHIP',
        state: 'OPEN',
        dueBy: '2026-08-20',
        dueAt: '2026-08-21T04:00:00.000Z',
        settledAt: null,
      },
      {
        kind: 'OFFER_FIRST_OPTION',
        state: 'DONE_IN_TIME',
        dueBy: '2026-07-31',
        dueAt: END_OF_T,
        settledAt: LATE,
      },
    ]);
  });

  it('lapse where nothing was shipped or offered', () => {
    const order = new ToldOrder().at(PAST_T, applyDeadlines);
    expect(dutiesIn(order, 1).map(({ kind, state, settledAt }) => [kind, state, settledAt])).toEqual([
      ['SHIP', 'LAPSED', END_OF_T],
      ['OFFER_FIRST_OPTION', 'LAPSED', END_OF_T],
    ]);
  });

  it('leave no lapse behind where a late report shows that the goods were shipped in time', () => {
    const order = new ToldOrder();
    order.at('2026-07-20T15:00:00.000Z', supplied(order)).at(PAST_T, applyDeadlines);
    const handedOverAt = '2026-07-30T15:00:00.000Z';
    order.at('2026-08-03T15:00:00.000Z', ship(order, 1, 3, handedOverAt));
    expect(dutiesIn(order, 1).map(({ kind, state, settledAt }) => [kind, state, settledAt])).toEqual([
      ['SHIP', 'DONE_IN_TIME', handedOverAt],
    ]);
    expect(dutiesIn(order, 2).map(({ state }) => state)).toEqual(['LAPSED', 'LAPSED']);
  });

  it('are done in time by an option that was sent in time and reported late', () => {
    const order = new ToldOrder().at(PAST_T, applyDeadlines);
    order.at('2026-08-03T15:00:00.000Z', offer('2026-08-20', { sentAt: '2026-07-30T15:00:00.000Z' }));
    expect(dutiesIn(order, 1).map(({ kind, state }) => [kind, state])).toEqual([
      ['SHIP', 'OPEN'],
      ['OFFER_FIRST_OPTION', 'DONE_IN_TIME'],
    ]);
  });

  it('wait for consent to a long delay until 30 days after the applicable time', () => {
    const order = new ToldOrder().at(LATE, offer('2026-09-30', { reason: 'a fire' }));
    expect(dutiesIn(order, 1)[2]).toEqual({
      kind: 'AWAIT_CONSENT',
      state: 'OPEN',
      dueBy: '2026-08-30',
      dueAt: '2026-08-31T04:00:00.000Z',
      settledAt: null,
    });
    const lapsed = order.at('2026-09-01T15:00:00.000Z', applyDeadlines);
    expect(dutiesIn(lapsed, 1).map(({ kind, state }) => [kind, state])).toEqual([
      ['SHIP', 'LAPSED'],
      ['OFFER_FIRST_OPTION', 'DONE_IN_TIME'],
      ['AWAIT_CONSENT', 'LAPSED'],
    ]);
  });

  it('have their answer from a buyer who consents, and one who cancels', () => {
    const at = '2026-07-12T15:00:00.000Z';
    for (const answer of ['CONSENT', 'CANCEL'] as const) {
      const order = new ToldOrder().at(LATE, offer('2026-09-30', { reason: 'a fire' })).at(at, reply(answer));
      expect(dutiesIn(order, 1).find((row) => row['kind'] === 'AWAIT_CONSENT')).toMatchObject({
        state: 'DONE_IN_TIME',
        settledAt: at,
      });
      expect(dutiesIn(order, 1)[0]?.state).toBe(answer === 'CONSENT' ? 'OPEN' : 'WITHDRAWN');
    }
  });

  it('have no date to ship by once the buyer has agreed to a delay without one', () => {
    const order = new ToldOrder().at(LATE, offer(null, { reason: 'a fire' }));
    order.at('2026-07-12T15:00:00.000Z', reply('CONSENT', { to: 'INDEFINITE' }));
    expect(dutiesIn(order, 1)[0]).toMatchObject({ kind: 'SHIP', state: 'OPEN', dueBy: null, dueAt: null });
  });

  it('are to renew the option when the date agreed to cannot be kept either', () => {
    const order = new ToldOrder();
    order.at(LATE, offer('2026-08-15')).at('2026-08-05T15:00:00.000Z', slip(order, '2026-09-15'));
    const renewal = () => dutiesIn(order, 1).find((row) => row['kind'] === 'OFFER_RENEWED_OPTION');
    expect(renewal()).toMatchObject({ state: 'OPEN', dueBy: '2026-08-15' });
    order.at('2026-08-06T15:00:00.000Z', offer('2026-09-15'));
    expect(renewal()).toMatchObject({ state: 'DONE_IN_TIME', settledAt: '2026-08-06T15:00:00.000Z' });
    expect(dutiesIn(order, 1).find((row) => row['kind'] === 'AWAIT_CONSENT')).toMatchObject({
      state: 'OPEN',
      dueBy: '2026-08-15',
    });
    order.at('2026-08-07T15:00:00.000Z', reply('CONSENT'));
    expect(dutiesIn(order, 1).map(({ kind, state, dueBy }) => [kind, state, dueBy])).toEqual([
      ['SHIP', 'OPEN', '2026-09-15'],
      ['OFFER_FIRST_OPTION', 'DONE_IN_TIME', '2026-07-31'],
      ['OFFER_RENEWED_OPTION', 'DONE_IN_TIME', '2026-08-15'],
      ['AWAIT_CONSENT', 'DONE_IN_TIME', '2026-08-15'],
    ]);
  });

  it('lapse where the date agreed to passed without a renewed option', () => {
    const order = new ToldOrder()
      .at(LATE, offer('2026-08-15'))
      .at('2026-08-20T15:00:00.000Z', applyDeadlines);
    expect(dutiesIn(order, 1).map(({ kind, state }) => [kind, state])).toEqual([
      ['SHIP', 'LAPSED'],
      ['OFFER_FIRST_OPTION', 'DONE_IN_TIME'],
      ['OFFER_RENEWED_OPTION', 'LAPSED'],
    ]);
  });

  it('lapse each time that a date agreed to passes without a renewed option', () => {
    const order = new ToldOrder().at(LATE, offer('2026-08-15'));
    order
      .at('2026-08-06T15:00:00.000Z', offer('2026-09-15'))
      .at('2026-08-07T15:00:00.000Z', reply('CONSENT'));
    order.at('2026-09-20T15:00:00.000Z', applyDeadlines);
    const renewals = dutiesIn(order, 1).filter((row) => row['kind'] === 'OFFER_RENEWED_OPTION');
    expect(renewals.map(({ state, dueBy }) => [state, dueBy])).toEqual([
      ['DONE_IN_TIME', '2026-08-15'],
      ['LAPSED', '2026-09-15'],
    ]);
  });
});

describe('the refund of a cancelled order', () => {
  const { given } = projectionSpec(complianceProjection);
  const refunds = (table: (name: string) => string) =>
    `SELECT state, due_by, settled_at, form FROM ${table('compliance_obligations')} WHERE kind = 'REFUND'`;
  const form = 'CASH_CHECK_OR_MONEY_ORDER';
  const lapsed = () => new ToldOrder().at(PAST_T, applyDeadlines);
  const sentAt = '2026-08-06T15:00:00.000Z';

  it('is due within seven working days of the day on which the right to it vested', () =>
    given(lapsed().given()).thenRows(refunds, [
      { state: 'OPEN', due_by: '2026-08-11', settled_at: null, form },
    ]));

  it('is owed again where it failed', () => {
    const order = lapsed();
    order.at(sentAt, sendRefund(order, 20_000));
    const { refundId, orderId } = order;
    order.at('2026-08-07T15:00:00.000Z', {
      ...{ type: 'ordering.FailRefund', orderId, refundId, reason: 'the account is closed', failedAt: null },
    });
    return given(order.given()).thenRows(refunds, [
      { state: 'OPEN', due_by: '2026-08-11', settled_at: null, form },
    ]);
  });

  it('has a second clock from the day on which its method turned out to be impossible, once', () => {
    const order = lapsed();
    const { refundId, orderId } = order;
    const lost = { type: 'ordering.LoseRefundMethod', orderId, refundId, discoveredAt: null } as const;
    order.at(sentAt, { ...lost, reason: 'the account is closed' });
    order.at('2026-08-10T15:00:00.000Z', { ...lost, reason: 'it still is' });
    return given(order.given()).thenRows(refunds, [
      { state: 'OPEN', due_by: '2026-08-17', settled_at: null, form },
    ]);
  });

  it('is withdrawn where a late report shows that the goods were shipped in time', () => {
    const order = new ToldOrder();
    order.at('2026-07-20T15:00:00.000Z', supplied(order)).at(PAST_T, applyDeadlines);
    const [reportedAt, handedOverAt] = ['2026-08-03T15:00:00.000Z', '2026-07-30T15:00:00.000Z'];
    order.at(reportedAt, ship(order, 1, 3, handedOverAt));
    return given(order.given()).thenRows(
      (table) => `${refunds(table)} ORDER BY state`,
      [
        { state: 'OPEN', due_by: '2026-08-11', settled_at: null, form },
        { state: 'WITHDRAWN', due_by: '2026-08-11', settled_at: reportedAt, form },
      ],
    );
  });
});
