import type { ViewsReader } from '#eventing';
import { type AlertSpan, type AlertSql, daysLater } from '#query-kit';

/** Supply whose day is over, and that has not all come. The day is counted in UTC, as the projected dates are. */
export function lateSupply(reader: ViewsReader, tenant: string, { after, until }: AlertSpan): AlertSql {
  const dueBy = `coalesce(due_date, '9999-12-31')`;
  return {
    text: `SELECT 'supply:' || supply_id AS id, 'SUPPLY_LATE' AS kind, ${daysLater('due_date', 1)} AS since,
        NULL AS orderId, NULL AS orderRef, NULL AS lineId, location, sku, supply_id AS supplyId,
        outstanding AS quantity, due_date AS dueBy, NULL AS projectedDate, reference AS what, ${dueBy} AS raised
      FROM ${reader.table('supplies')}
      WHERE tenant = ? AND outstanding > 0 AND ${dueBy} >= ? AND ${dueBy} < ?`,
    values: [tenant, after.slice(0, 10), until.slice(0, 10)],
  };
}
