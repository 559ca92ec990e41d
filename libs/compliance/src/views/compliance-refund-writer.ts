import {
  addWorkingDays,
  dateOf,
  DEFAULT_CONVENTIONS,
  endOfDay,
  findConventions,
  momentOf,
} from '#delay-rules';
import { deterministicId } from '#kernel';
import type { orderingEvents, delayEvents } from '#ordering/contract';
import type { EventOf } from '#eventing';
import type { Database } from 'better-sqlite3';
import type { KnownOrder } from './compliance-line-writer.js';
import type { ObligationLine } from './compliance-rows.js';

export type OrderEvents = typeof orderingEvents & typeof delayEvents;
export type DataOf<Name extends keyof OrderEvents> = EventOf<OrderEvents[Name]>['data'];

const WORKING_DAYS = 7;
const CREDITOR = '16 CFR 435.1(b)(2), (d)(2)(i); CV-BILL';
const PROMPT = '16 CFR 435.1(b)(1), (d); CV-WORKDAY';
const SECOND_CLOCK = '16 CFR 435.1(b)(1) proviso; CV-WORKDAY';

/** Refunds that are owed: one duty for each tender. */
export class ComplianceRefundWriter {
  private readonly statements;

  constructor(db: Database, table: (name: string) => string) {
    this.statements = prepare(db, table('compliance_obligations'), table('compliance_violations'));
  }

  require(order: KnownOrder, data: DataOf<'RefundRequired'>, lines: readonly ObligationLine[]): void {
    const { refundId, cause, vestingDate, parts } = data;
    for (const [index, { tender, amountMinor, dueBy, form }] of parts.entries()) {
      const rule = tender === 'SELLER_CREDIT' ? CREDITOR : PROMPT;
      const facts = [`vested on ${vestingDate}`, `cancelled: ${cause}`, `paid by ${tender}`];
      // prettier-ignore
      this.statements.insert.run(
        deterministicId(refundId, index), order.tenant, order.orderId, order.orderRef, order.timeZone,
        JSON.stringify(lines), dueBy, endOf(dueBy, order.timeZone), rule, JSON.stringify(facts), refundId, tender,
        form, order.currency, amountMinor, cause,
      );
    }
  }

  /** One refund discharges all of its parts. That of a difference was late by itself: no line's findings say so. */
  send({ refundId, sentAt }: DataOf<'RefundSent'>, at: string): void {
    this.statements.send.run(sentAt, sentAt, refundId);
    this.statements.findLate.run(findingId(refundId), at, refundId);
  }

  /** It did not arrive: it is owed still, or again. */
  fail({ refundId }: DataOf<'RefundFailed'>, at: string): void {
    this.statements.fail.run(refundId);
    this.statements.correct.run(at, findingId(refundId));
  }

  withdraw({ refundId }: DataOf<'RefundWithdrawn'>, at: string): void {
    this.statements.withdraw.run(at, refundId);
  }

  /** The first discovery starts the second clock; it does not run for credit that the seller gave. */
  loseMethod(order: KnownOrder, { refundId, discoveredAt }: DataOf<'RefundMethodUnavailable'>): void {
    const { workingDays } = findConventions(order.conventions) ?? DEFAULT_CONVENTIONS;
    const discoveredOn = dateOf(momentOf(discoveredAt), order.timeZone);
    const dueBy = addWorkingDays(discoveredOn, WORKING_DAYS, workingDays);
    const fact = `method found impossible on ${discoveredOn}`;
    const dueAt = endOf(dueBy, order.timeZone);
    this.statements.loseMethod.run(dueBy, dueAt, SECOND_CLOCK, fact, refundId, SECOND_CLOCK);
  }
}

function findingId(refundId: string): string {
  return deterministicId(refundId, 'REFUND_LATE');
}

function endOf(day: string, timeZone: string): string {
  return new Date(endOfDay(day, timeZone)).toISOString();
}

function prepare(db: Database, obligations: string, violations: string) {
  return {
    insert: db.prepare(
      `INSERT INTO ${obligations} VALUES (?, ?, ?, NULL, ?, ?, 'REFUND', 'OPEN', ?, ?, ?, NULL, NULL, ?, ?, ?, ?, ?,
        ?, ?, ?)`,
    ),
    send: db.prepare(
      `UPDATE ${obligations} SET state = iif(? < due_at, 'DONE_IN_TIME', 'DONE_LATE'), settled_at = ?
        WHERE refund_id = ? AND state = 'OPEN'`,
    ),
    fail: db.prepare(
      `UPDATE ${obligations} SET state = 'OPEN', settled_at = NULL WHERE refund_id = ? AND state <> 'WITHDRAWN'`,
    ),
    findLate: db.prepare(
      `INSERT OR REPLACE INTO ${violations}
        SELECT ?, tenant, order_id, order_ref, NULL, NULL, NULL, 'REFUND_LATE', ?, NULL FROM ${obligations}
        WHERE refund_id = ? AND cause = 'DIFFERENCE' AND state = 'DONE_LATE' LIMIT 1`,
    ),
    correct: db.prepare(`UPDATE ${violations} SET corrected_at = ? WHERE id = ?`),
    withdraw: db.prepare(
      `UPDATE ${obligations} SET state = 'WITHDRAWN', settled_at = ? WHERE refund_id = ? AND state = 'OPEN'`,
    ),
    loseMethod: db.prepare(
      `UPDATE ${obligations} SET due_by = ?, due_at = ?, rule = ?, facts = json_insert(facts, '$[#]', ?),
        form = 'CASH_CHECK_OR_MONEY_ORDER'
        WHERE refund_id = ? AND state = 'OPEN' AND tender <> 'SELLER_CREDIT' AND rule <> ?`,
    ),
  };
}
