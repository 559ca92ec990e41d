import type { ViewsReader } from '#eventing';
import { plusMilliseconds } from '#kernel';
import { type AlertSpan, type AlertSql, daysLater } from '#query-kit';

const DAY = 86_400_000;
const DUE_AT = `coalesce(due_at, '9999')`;

/** Duties that are open, and due within so many days or overdue. */
export function nearDeadlines(
  reader: ViewsReader,
  tenant: string,
  days: number,
  { after, until }: AlertSpan,
): AlertSql {
  const ahead = (instant: string) => (instant === '' ? '' : plusMilliseconds(instant, days * DAY));
  return {
    text: `SELECT 'deadline:' || id AS id, 'DEADLINE_NEAR' AS kind, ${daysLater('due_at', -days)} AS since,
        order_id AS orderId, order_ref AS orderRef, line_id AS lineId, lines ->> '$[0].location' AS location,
        lines ->> '$[0].sku' AS sku, NULL AS supplyId, lines ->> '$[0].quantity' AS quantity, due_by AS dueBy,
        projected_date AS projectedDate, kind AS what, ${DUE_AT} AS raised
      FROM ${reader.table('compliance_obligations')}
      WHERE tenant = ? AND state = 'OPEN' AND ${DUE_AT} > ? AND ${DUE_AT} <= ?`,
    values: [tenant, ahead(after), ahead(until)],
  };
}

/** Lines whose promise still stands, while it is on record that they cannot ship by then. */
export function impossiblePromises(
  reader: ViewsReader,
  tenant: string,
  { after, until }: AlertSpan,
): AlertSql {
  return {
    text: `SELECT 'promise:' || w.line_id AS id, 'PROMISE_IMPOSSIBLE' AS kind, known_at AS since,
        w.order_id AS orderId, o.order_ref AS orderRef, w.line_id AS lineId, w.location, w.sku, NULL AS supplyId,
        l.quantity, promised_by AS dueBy, known_date AS projectedDate, NULL AS what, known_at AS raised
      FROM ${reader.table('watched_lines')} AS w
      JOIN ${reader.table('compliance_orders')} AS o ON o.order_id = w.order_id
      JOIN ${reader.table('compliance_lines')} AS l ON l.order_id = w.order_id AND l.line_id = w.line_id
      WHERE w.tenant = ? AND running = 1 AND known_at IS NOT NULL AND known_by = promised_by
        AND (known_date IS NULL OR known_date > promised_by) AND known_at > ? AND known_at <= ?`,
    values: [tenant, after, until],
  };
}
