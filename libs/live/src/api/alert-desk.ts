import { starvingBackorders } from '#backorder/views';
import { impossiblePromises, nearDeadlines } from '#compliance/views';
import type { ViewsReader } from '#eventing';
import { type Clock, plusMilliseconds } from '#kernel';
import {
  type AlertRow,
  type AlertSpan,
  KeysetOrder,
  type ListArgs,
  type ListQuery,
  listCount,
  listPage,
  MAX_PAGE,
  type Page,
  type Sql,
  whereSql,
} from '#query-kit';
import { lateSupply } from '#stock/views';
import type { AlertKind } from '../domain/index.js';

/** From when on something is worth an alert. */
export interface AlertThresholds {
  readonly deadlineWithinDays: number;
  /** Where the policy of the queue has no guard. */
  readonly starvingAfterDays: number;
}

/** Deadlines are warned of two days ahead in the log, too. */
export const DEFAULT_THRESHOLDS: AlertThresholds = { deadlineWithinDays: 2, starvingAfterDays: 14 };

const FILTERABLE = {
  kind: 'kind',
  since: 'since',
  sku: 'sku',
  location: 'location',
  orderRef: 'orderRef',
  dueBy: 'dueBy',
};
const SORTABLE = { SINCE: 'since', DUE_BY: `coalesce(dueBy, '9999-12-31')`, KIND: 'kind' };
const BY_SINCE = [{ field: 'SINCE', direction: 'ASC' }] as const;
const UNIQUE = ['id'];
const ORDER = new KeysetOrder(BY_SINCE, SORTABLE, UNIQUE);

type AlertSource = (tenant: string, thresholds: AlertThresholds, span: AlertSpan) => readonly Sql[];

/** What needs somebody: put together from what the views of others know, as of the clock's now. */
export class AlertDesk {
  private readonly sources: Readonly<Record<AlertKind, AlertSource>>;

  constructor(
    private readonly reader: ViewsReader,
    private readonly clock: Clock,
  ) {
    this.sources = {
      DEADLINE_NEAR: (tenant, { deadlineWithinDays }, span) => [
        nearDeadlines(reader, tenant, deadlineWithinDays, span),
      ],
      STARVING: (tenant, { starvingAfterDays }, span) =>
        starvingBackorders(reader, tenant, starvingAfterDays, span),
      PROMISE_IMPOSSIBLE: (tenant, _, span) => [impossiblePromises(reader, tenant, span)],
      SUPPLY_LATE: (tenant, _, span) => [lateSupply(reader, tenant, span)],
    };
  }

  list(tenant: string, thresholds: AlertThresholds, args: ListArgs): Page<AlertRow> {
    return listPage<AlertRow>(this.reader, listOf(this.heads(tenant, thresholds, args)), args);
  }

  count(tenant: string, thresholds: AlertThresholds, { where }: ListArgs): number | null {
    const span = { after: '', until: this.clock.now() };
    return listCount(this.reader, listOf(this.standing(tenant, thresholds, span)), where);
  }

  /** Whether an alert of the kind rose after `after`, and stands; '' asks for any that stands. */
  hasRisen(tenant: string, kind: AlertKind, after: string, until = this.clock.now()): boolean {
    return this.sources[kind](tenant, DEFAULT_THRESHOLDS, { after, until }).some(
      ({ text, values }) =>
        this.reader.statement<unknown[], object>(`${text} LIMIT 1`).get(...values) !== undefined,
    );
  }

  private standing(tenant: string, thresholds: AlertThresholds, span: AlertSpan): readonly Sql[] {
    return Object.values(this.sources).flatMap((source) => source(tenant, thresholds, span));
  }

  /**
   * Of each kind no more than a page needs, by its own index: a hundred thousand that starve need not be sorted for
   * twenty. Only in the usual order; another one reads all.
   */
  private heads(tenant: string, thresholds: AlertThresholds, args: ListArgs): readonly Sql[] {
    const { where, orderBy, after, last, before } = args;
    const until = this.clock.now();
    const isUsual = (orderBy ?? []).length === 0 && typeof last !== 'number' && typeof before !== 'string';
    if (!isUsual) return this.standing(tenant, thresholds, { after: '', until });
    const beyond = typeof after === 'string' ? [ORDER.beyondSql(after, 'after')] : [];
    const since = beyond[0]?.values[0];
    // Loosely: what rose at the same instant as the last row is told apart by its id.
    const from = typeof since === 'string' ? plusMilliseconds(since, -1) : '';
    const conditions = [whereSql(where, FILTERABLE), ...beyond];
    const condition = conditions.map(({ text }) => text).join(' AND ');
    return this.standing(tenant, thresholds, { after: from, until }).map(({ text, values }) => ({
      text: `SELECT * FROM (SELECT * FROM (${text}) WHERE ${condition} ORDER BY raised, id LIMIT ${MAX_PAGE + 1})`,
      values: [...values, ...conditions.flatMap((each) => each.values)],
    }));
  }
}

function listOf(parts: readonly Sql[]): ListQuery {
  return {
    view: 'compliance',
    select: '*',
    from: {
      text: `FROM (${parts.map(({ text }) => text).join(' UNION ALL ')}) WHERE 1`,
      values: parts.flatMap(({ values }) => values),
    },
    filterable: FILTERABLE,
    sortable: SORTABLE,
    defaultOrder: BY_SINCE,
    unique: UNIQUE,
  };
}
