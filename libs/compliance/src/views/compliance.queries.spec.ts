import { GivenViews } from '#eventing-testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyDeadlines } from '../../../ordering/src/testing/delay-samples.js';
import { ORDER } from '../../../ordering/src/testing/order-samples.js';
import { LATE, offer, reply, sendRefund, ship, slip, supplied, ToldOrder } from '../testing/told-order.js';
import { complianceProjections, ComplianceQueries, ComplianceSummaries } from './index.js';

const views = new GivenViews(complianceProjections);
let queries: ComplianceQueries;
let summaries: ComplianceSummaries;

const NOW = '2026-08-05T15:00:00.000Z';
const PAST_T = '2026-08-02T15:00:00.000Z';

/** Nothing was offered; the refund is late and still owed, was sent in time, or too late. */
function lapsed(refundSentAt: string | null): ToldOrder {
  const order = new ToldOrder().at(PAST_T, applyDeadlines);
  const owed = order.order.last('ordering.RefundRequired')?.amountMinor ?? 0;
  return refundSentAt === null ? order : order.at(refundSentAt, sendRefund(order, owed));
}

function lateReport(): ToldOrder {
  const order = new ToldOrder();
  order.at('2026-07-20T15:00:00.000Z', supplied(order)).at(PAST_T, applyDeadlines);
  const handedOverAt = '2026-07-30T15:00:00.000Z';
  return order.at(
    '2026-08-03T15:00:00.000Z',
    ship(order, 1, 3, handedOverAt),
    ship(order, 2, 1, handedOverAt),
  );
}

/** The rest of the payment came after the buyer was paid back, and was paid back late. */
function differencePaid(): ToldOrder {
  const order = new ToldOrder({ payment: null });
  const payment = { fact: 'RECEIVED', occurredAt: null, tender: null } as const;
  const paid = (amountMinor: number) => {
    const type = 'ordering.RecordPayment' as const;
    return { type, orderId: order.orderId, ...payment, amountMinor };
  };
  order.at('2026-07-02T15:00:00.000Z', paid(2000)).at('2026-07-05T15:00:00.000Z', reply('CANCEL'));
  order.at('2026-07-06T15:00:00.000Z', sendRefund(order, 2000));
  return order.at('2026-07-07T15:00:00.000Z', paid(6496)).at(PAST_T, sendRefund(order, 6496));
}

beforeAll(async () => {
  const reader = await views.start();
  queries = new ComplianceQueries(reader);
  summaries = new ComplianceSummaries(reader);
  const slipping = new ToldOrder();
  slipping.at(LATE, slip(slipping, '2026-08-20'));
  await views.happened(
    ...lapsed(null).given('LAPSED'),
    ...lapsed('2026-08-04T15:00:00.000Z').given('PAID'),
    ...lapsed('2026-09-04T15:00:00.000Z').given('PAID-LATE'),
    ...lateReport().given('IN-TIME'),
    ...new ToldOrder().at(LATE, offer('2026-08-20')).given('SILENT'),
    ...new ToldOrder().at(LATE, offer('2026-08-20'), reply('CONSENT')).given('AGREED'),
    ...new ToldOrder().at(LATE, offer('2026-08-20'), reply('CANCEL')).given('GONE'),
    ...slipping.given('SLIPPING'),
    ...new ToldOrder(null).given('LAWLESS'),
    ...lapsed(null).given('LAPSED', 'other'),
  );
});
afterAll(() => views.stop());

const orders = (rows: readonly { readonly orderRef: string }[]) =>
  rows.map(({ orderRef }) => orderRef).sort();

describe('obligations', () => {
  it('lists what must be done next, what is due first in front', () => {
    const where = { state: { eq: 'OPEN' }, orderRef: { eq: 'SLIPPING' } };
    const { rows } = queries.obligations('main', { where }, NOW);
    expect(rows.map(({ kind, dueBy, projectedDate }) => `${kind} ${dueBy} ${projectedDate}`).sort()).toEqual([
      'OFFER_FIRST_OPTION 2026-07-31 2026-08-20',
      'SHIP 2026-07-31 2026-08-20',
      'SHIP 2026-07-31 null',
    ]);
  });

  it('says why, and about what', () => {
    const where = { kind: { eq: 'REFUND' }, orderRef: { eq: 'PAID' } };
    const [refund] = queries.obligations('main', { where }, NOW).rows;
    expect(refund).toMatchObject({
      state: 'DONE_IN_TIME',
      dueBy: '2026-08-11',
      dueAt: '2026-08-12T04:00:00.000Z',
      settledAt: '2026-08-04T15:00:00.000Z',
      rule: '16 CFR 435.1(b)(1), (d); CV-WORKDAY',
      tender: 'CASH_CHECK_MONEY_ORDER',
      currency: 'USD',
      amountMinor: 4 * 1999 + 500,
    });
    expect(JSON.parse(refund?.lines ?? '')).toMatchObject([
      { lineNo: 1, sku: 'LAMP', quantity: 3 },
      { lineNo: 2, sku: 'VASE', quantity: 1 },
    ]);
  });

  it('finds those about a SKU, and those that are overdue', () => {
    const where = { kind: { in: ['SHIP', 'REFUND'] } };
    const about = (sku: string) => queries.countObligations('main', { where, sku }, NOW);
    // Eight orders are under the rule, and in five a refund came to be owed: in one of them for the vase once more,
    // when the lamps turned out to have been shipped.
    expect([about('VASE'), about('LAMP'), about('none')]).toEqual([14, 13, 0]);
    const late = (now: string) =>
      orders(queries.obligations('main', { where: { kind: { eq: 'REFUND' } }, overdue: true }, now).rows);
    expect([late(NOW), late('2026-08-12T04:00:00.000Z')]).toEqual([['GONE'], ['GONE', 'LAPSED']]);
  });

  it('pages through all of them once', () => {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = queries.obligations('main', { first: 7, after }, NOW);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.cursors.at(-1) ?? null;
      more = page.hasNextPage;
    }
    expect(seen).toHaveLength(queries.countObligations('main', {}, NOW) ?? 0);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('keeps to its tenant, and knows nothing of orders without a law', () => {
    expect(new Set(orders(queries.obligations('other', { first: 100 }, NOW).rows))).toEqual(
      new Set(['LAPSED']),
    );
    expect(queries.countObligations('main', { where: { orderRef: { eq: 'LAWLESS' } } }, NOW)).toBe(0);
    expect(queries.countViolations('nobody', null, NOW)).toBe(0);
  });
});

describe('violations', () => {
  it('lists findings, those that late facts disproved as corrected', () => {
    const where = { code: { eq: 'NO_FIRST_OPTION' }, correctedAt: { isNull: true } };
    expect(orders(queries.violations('main', { where }, NOW).rows)).toEqual([
      ...['LAPSED', 'LAPSED', 'PAID', 'PAID', 'PAID-LATE', 'PAID-LATE'],
    ]);
    const corrected = queries.violations('main', { where: { orderRef: { eq: 'IN-TIME' } } }, NOW).rows;
    expect(corrected.map(({ code, correctedAt }) => [code, correctedAt])).toEqual([
      ['NO_FIRST_OPTION', '2026-08-03T15:00:00.000Z'],
      ['NO_FIRST_OPTION', '2026-08-03T15:00:00.000Z'],
    ]);
  });

  it('finds a refund late when its time is over, also before it is sent', () => {
    const late = (now: string) =>
      orders(queries.violations('main', { where: { code: { eq: 'REFUND_LATE' } } }, now).rows);
    expect(late(NOW)).toEqual(['GONE', 'PAID-LATE', 'PAID-LATE']);
    expect(late('2026-08-12T04:00:00.000Z')).toEqual(['GONE', 'LAPSED', 'PAID-LATE', 'PAID-LATE']);
  });
});

describe('a difference that is refunded late', () => {
  const late = (ref: string) =>
    queries
      .violations('more', { where: { orderRef: { eq: ref } } }, NOW)
      .rows.map(({ code, lineId, foundAt, correctedAt }) => [code, lineId, foundAt, correctedAt]);

  it('is a finding of the whole refund, and counts as late', async () => {
    await views.happened(...differencePaid().given('MORE', 'more'));
    expect(late('MORE')).toEqual([['REFUND_LATE', null, PAST_T, null]]);
    const all = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z', now: NOW };
    const { refunds, violations } = summaries.of('more', all);
    expect(refunds).toMatchObject([{ due: 2, inTime: 1, late: 1, lateMinor: 6496, open: 0 }]);
    expect(violations).toEqual([{ code: 'REFUND_LATE', count: 1 }]);
  });

  it('is a finding no more where the sending failed: it is overdue then', async () => {
    const failed = differencePaid();
    const { refundId, orderId } = failed;
    const why = { reason: 'the account is closed', failedAt: null };
    failed.at(NOW, { type: 'ordering.FailRefund', orderId, refundId, ...why });
    await views.happened(...failed.given('FAILED', 'more'));
    expect(late('FAILED')).toEqual([
      ['REFUND_LATE', null, PAST_T, NOW],
      ['REFUND_LATE', null, '2026-07-15T04:00:00.000Z', null],
    ]);
  });
});

describe('the summary', () => {
  const year = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };

  it('counts what fell due, was answered, ended and was found', () => {
    const owed = 4 * 1999 + 500;
    expect(summaries.of('main', { ...year, now: NOW })).toEqual({
      notices: { due: 13, inTime: 6, late: 0, missed: 6, open: 1, overdue: 1 },
      noticesUndeliverable: 0,
      answers: [
        { code: 'CANCEL', count: 1 },
        { code: 'CONSENT', count: 1 },
      ],
      silenceAsConsent: 2,
      autoCancels: [{ code: 'NO_OPTION_OFFERED', count: 6 }],
      refunds: [
        {
          currency: 'USD',
          ...{ due: 4, inTime: 1, late: 1, missed: 0, open: 2, overdue: 1 },
          ...{ dueMinor: 4 * owed, inTimeMinor: owed, lateMinor: owed, openMinor: 2 * owed },
        },
      ],
      violations: [
        { code: 'NO_FIRST_OPTION', count: 6 },
        { code: 'REFUND_LATE', count: 2 },
      ],
    });
  });

  it('counts silence as consent only once the applicable time is over', () => {
    const before = summaries.of('main', { ...year, now: LATE });
    expect(before.silenceAsConsent).toBe(0);
  });

  it('counts nothing where nothing happened', () => {
    const none = { due: 0, inTime: 0, late: 0, missed: 0, open: 0, overdue: 0 };
    expect(summaries.of('main', { from: year.to, to: '2028-01-01T00:00:00.000Z', now: NOW })).toEqual({
      notices: none,
      noticesUndeliverable: 0,
      answers: [],
      silenceAsConsent: 0,
      autoCancels: [],
      refunds: [],
      violations: [],
    });
  });
});

it('holds no words of a buyer', async () => {
  const message = 'my mother is ill, please hurry';
  const order = new ToldOrder().at(LATE, reply('OTHER', { message }));
  expect(JSON.stringify(order.given())).toContain(message);
  await views.happened(...order.given('WORDS'));
  const { rows } = queries.obligations('main', { where: { orderRef: { eq: 'WORDS' } } }, NOW);
  expect(JSON.stringify(rows)).not.toContain(message);
  expect(rows[0]?.orderId).not.toBe(ORDER);
});
