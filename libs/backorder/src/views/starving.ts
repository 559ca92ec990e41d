import type { ViewsReader } from '#eventing';
import { plusMilliseconds } from '#kernel';
import { type AlertSpan, type AlertSql, daysLater } from '#query-kit';

const DAY = 86_400_000;

/** Backorders that have waited for so many days, since then. What is on hold waits for its order, and does not starve. */
export function starvingBackorders(
  reader: ViewsReader,
  tenant: string,
  days: number,
  { after, until }: AlertSpan,
): AlertSql {
  const before = (instant: string) => (instant === '' ? '' : plusMilliseconds(instant, -days * DAY));
  return {
    text: `SELECT 'starving:' || demand_id AS id, 'STARVING' AS kind, ${daysLater('waiting_since', days)} AS since,
        order_id AS orderId, order_ref AS orderRef, line_id AS lineId, location, sku, NULL AS supplyId,
        waiting AS quantity, nullif(due, '9999-12-31') AS dueBy, NULL AS projectedDate, waiting_since AS what, waiting_since AS raised
      FROM ${reader.table('demands')}
      WHERE tenant = ? AND waiting > 0 AND on_hold = 0 AND waiting_since > ? AND waiting_since <= ?`,
    values: [tenant, before(after), before(until)],
  };
}
