import type { ViewsReader } from '#eventing';
import { plusMilliseconds } from '#kernel';
import { type AlertSpan, type AlertSql, daysLater, type Sql } from '#query-kit';

const DAY = 86_400_000;

/**
 * Backorders that have waited for so many days since then: for the guard of the policy that rules their queue, or,
 * where it has none, for `days`. What is on hold waits for its order, and does not starve. A statement for each number
 * of days: each is found by its own range of the index.
 */
export function starvingBackorders(
  reader: ViewsReader,
  tenant: string,
  days: number,
  { after, until }: AlertSpan,
): readonly AlertSql[] {
  const policies = reader.table('queue_policies');
  const guards = reader
    .statement<[string], { readonly days: number }>(
      `SELECT DISTINCT guard_days AS days FROM ${policies} WHERE tenant = ? AND guard_days IS NOT NULL`,
    )
    .all(tenant);
  const guard = `(SELECT guard_days FROM ${policies} AS ruling WHERE ruling.tenant = demands.tenant
    AND ruling.location = demands.location AND ruling.sku = demands.sku)`;
  const waiting = (wait: number, rule: Sql): AlertSql => {
    const since = (instant: string) => (instant === '' ? '' : plusMilliseconds(instant, -wait * DAY));
    return {
      text: `SELECT 'starving:' || demand_id AS id, 'STARVING' AS kind, ${daysLater('waiting_since', wait)} AS since,
          order_id AS orderId, order_ref AS orderRef, line_id AS lineId, location, sku, NULL AS supplyId,
          waiting AS quantity, nullif(due, '9999-12-31') AS dueBy, NULL AS projectedDate, waiting_since AS what, waiting_since AS raised
        FROM ${reader.table('demands')} AS demands
        WHERE tenant = ? AND waiting > 0 AND on_hold = 0 AND waiting_since > ? AND waiting_since <= ? ${rule.text}`,
      values: [tenant, since(after), since(until), ...rule.values],
    };
  };
  return [
    waiting(days, { text: guards.length === 0 ? '' : `AND ${guard} IS NULL`, values: [] }),
    ...guards.map((each) => waiting(each.days, { text: `AND ${guard} = ?`, values: [each.days] })),
  ];
}
