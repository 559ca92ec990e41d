import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrderingCommand } from '#ordering/contract';
import { applyDeadlines } from '../../../ordering/src/testing/delay-samples.js';
import { offer, reply, sendRefund, ship, slip, supplied, ToldOrder } from '../testing/told-order.js';
import { rowsOf } from '../testing/view-in-memory.js';

type Step = (order: ToldOrder, now: string) => OrderingCommand;

const day = fc.integer({ min: 1, max: 90 }).map((days) => after(days).slice(0, 10));
const lineNo = fc.constantFrom(1, 2);
const daysAgo = fc.constantFrom(0, 0, 0, 1, 5);

function after(days: number, from = '2026-07-01T16:00:00.000Z'): string {
  return new Date(Date.parse(from) + days * 86_400_000).toISOString();
}

/** Anything that can be asked of an order, also late, twice and in the wrong order: refusals change nothing. */
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.option(day), lineNo).map(
    ([projected, line]): Step =>
      (order) =>
        slip(order, projected, line),
  ),
  fc.tuple(fc.option(day), fc.option(day), daysAgo).map(([revised, further, ago]): Step => (_, now) => {
    const advanceConsentUntil = revised === null ? null : further;
    return offer(revised, { sentAt: after(-ago, now), reason: 'a fire', advanceConsentUntil });
  }),
  fc
    .tuple(fc.constantFrom('CONSENT' as const, 'CANCEL' as const, 'OTHER' as const), fc.option(day), daysAgo)
    .map(
      ([answer, to, ago]): Step =>
        (_, now) =>
          reply(answer, { to, receivedAt: after(-ago, now) }),
    ),
  fc.constant<Step>(() => applyDeadlines),
  fc.constant<Step>((order) => supplied(order)),
  fc.tuple(lineNo, fc.integer({ min: 1, max: 3 }), daysAgo).map(
    ([line, units, ago]): Step =>
      (order, now) =>
        ship(order, line, units, after(-ago, now)),
  ),
  fc.constant<Step>((order) => sendRefund(order, 20_000)),
  fc.constant<Step>((order) => {
    const failed = { orderId: order.orderId, refundId: order.refundId, reason: 'closed', failedAt: null };
    return { type: 'ordering.FailRefund', ...failed };
  }),
);

/** Nothing is said to have happened before the order was there. */
const FIRST_DAY = 6;
const story = fc.array(fc.tuple(fc.integer({ min: 0, max: 25 }), step), { maxLength: 14 });

function play(steps: readonly (readonly [number, Step])[]): ToldOrder {
  const order = new ToldOrder();
  let days = FIRST_DAY;
  for (const [wait, make] of steps) {
    const now = after((days += wait));
    const command = make(order, now);
    if (order.order.refusalAt(now, command) === null) order.at(now, command);
  }
  return order;
}

const OVER = new Set([
  'SHIPPED',
  'CANCELLED_REFUND_DUE',
  'REFUNDED',
  'PARTIALLY_SHIPPED_REMAINDER_CANCELLED',
]);

/** What the decider holds, in the words of the views. */
function expected({ order }: ToldOrder) {
  const { assessed = {}, refunds = [] } = order.state.rule ?? {};
  const lines = Object.values(assessed);
  return {
    open: lines.filter(({ state }) => !OVER.has(state)).map(({ lineId }) => lineId),
    awaiting: lines
      .filter(({ state, consentDueBy }) => !OVER.has(state) && consentDueBy !== null)
      .map(({ lineId, consentDueBy }) => `${lineId} ${consentDueBy}`),
    dueBy: lines.map(({ lineId, currentShipBy }) => `${lineId} ${currentShipBy}`),
    firstOptionLapsed: lines
      .filter(({ cancelReason }) => cancelReason === 'NO_OPTION_OFFERED')
      .map(({ lineId }) => lineId),
    violations: lines.flatMap(({ lineId, violations }) =>
      [...new Set(violations)].map((code) => `${lineId} ${code}`),
    ),
    refundsOwed: refunds
      .filter(({ status }) => status === 'DUE' || status === 'FAILED')
      .map(({ refundId }) => refundId),
    refundsSent: refunds.filter(({ status }) => status === 'SENT').map(({ refundId }) => refundId),
    refundsWithdrawn: refunds.filter(({ status }) => status === 'WITHDRAWN').map(({ refundId }) => refundId),
  };
}

function shown(order: ToldOrder): ReturnType<typeof expected> {
  const events = order.given();
  const values = (sql: string) => rowsOf(events, sql).map((row) => String(row['v']));
  const duties = (what: string, where: string) =>
    values(`SELECT ${what} AS v FROM compliance_obligations WHERE ${where}`);
  return {
    open: duties('line_id', `kind = 'SHIP' AND state = 'OPEN'`),
    awaiting: duties(`line_id || ' ' || due_by`, `kind = 'AWAIT_CONSENT' AND state = 'OPEN'`),
    dueBy: duties(`line_id || ' ' || coalesce(due_by, 'null')`, `kind = 'SHIP'`),
    firstOptionLapsed: duties('line_id', `kind = 'OFFER_FIRST_OPTION' AND state = 'LAPSED'`),
    violations: values(
      `SELECT line_id || ' ' || code AS v FROM compliance_violations WHERE corrected_at IS NULL`,
    ),
    refundsOwed: duties('refund_id', `kind = 'REFUND' AND state = 'OPEN'`),
    refundsSent: duties('refund_id', `kind = 'REFUND' AND state LIKE 'DONE%'`),
    refundsWithdrawn: duties('refund_id', `kind = 'REFUND' AND state = 'WITHDRAWN'`),
  };
}

const sorted = (groups: Readonly<Record<string, readonly string[]>>) =>
  Object.fromEntries(Object.entries(groups).map(([name, values]) => [name, values.toSorted()]));

describe('the obligations of an order under any history', () => {
  it('are those that its decider sees', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const order = play(steps);
        expect(sorted({ ...shown(order) })).toEqual(sorted({ ...expected(order) }));
      }),
      { numRuns: 100 },
    );
  });

  it('settle once at most, and never without a day on which they did', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const rows = rowsOf(
          play(steps).given(),
          'SELECT kind, state, settled_at FROM compliance_obligations',
        );
        const wrong = rows.filter(({ state, settled_at }) => (state === 'OPEN') !== (settled_at === null));
        expect(wrong).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
