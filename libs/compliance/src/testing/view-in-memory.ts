import { type GivenEvent, GivenLog } from '#eventing-testing';
import Database from 'better-sqlite3';
import { complianceProjection } from '../views/compliance.projection.js';
import { REF } from '../../../ordering/src/testing/order-samples.js';
import type { ToldOrder } from './told-order.js';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the compliance view of a log, for specs that look at many histories. */
export function rowsOf(events: readonly GivenEvent[], sql: string, ...values: unknown[]): Row[] {
  const db = new Database(':memory:');
  db.exec(complianceProjection.schema((name) => name));
  const handlers = complianceProjection.handlers(db, (name) => name);
  for (const event of new GivenLog(events).events) handlers[event.type]?.(event);
  const rows = db.prepare<unknown[], Row>(sql).all(...values);
  db.close();
  return rows;
}

/** What must, or had to, be done for a line. */
export function dutiesIn(order: ToldOrder, lineNo: number): Row[] {
  const sql = `SELECT kind, state, due_by AS dueBy, due_at AS dueAt, settled_at AS settledAt
    FROM compliance_obligations WHERE line_id = ? AND order_ref = '${REF}' ORDER BY
      CASE kind WHEN 'SHIP' THEN 1 WHEN 'OFFER_FIRST_OPTION' THEN 2 WHEN 'OFFER_RENEWED_OPTION' THEN 3 ELSE 4 END,
      due_by`;
  return rowsOf(order.given(), sql, order.lineId(lineNo));
}
