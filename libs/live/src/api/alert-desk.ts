import { starvingBackorders } from '#backorder/views';
import { impossiblePromises, nearDeadlines } from '#compliance/views';
import type { ViewsReader } from '#eventing';
import type { Clock } from '#kernel';
import {
  type AlertRow,
  type AlertSpan,
  type ListArgs,
  type ListQuery,
  listCount,
  listPage,
  type Page,
  type Sql,
} from '#query-kit';
import { lateSupply } from '#stock/views';
import type { AlertKind } from '../domain/index.js';

/** From when on something is worth an alert. */
export interface AlertThresholds {
  readonly deadlineWithinDays: number;
  readonly starvingAfterDays: number;
}

/** Deadlines are warned of two days ahead in the log, too. */
export const DEFAULT_THRESHOLDS: AlertThresholds = { deadlineWithinDays: 2, starvingAfterDays: 14 };

type AlertSource = (tenant: string, thresholds: AlertThresholds, span: AlertSpan) => Sql;

/** What needs somebody: put together from what the views of others know, as of the clock's now. */
export class AlertDesk {
  private readonly sources: Readonly<Record<AlertKind, AlertSource>>;

  constructor(
    private readonly reader: ViewsReader,
    private readonly clock: Clock,
  ) {
    this.sources = {
      DEADLINE_NEAR: (tenant, { deadlineWithinDays }, span) =>
        nearDeadlines(reader, tenant, deadlineWithinDays, span),
      STARVING: (tenant, { starvingAfterDays }, span) =>
        starvingBackorders(reader, tenant, starvingAfterDays, span),
      PROMISE_IMPOSSIBLE: (tenant, _, span) => impossiblePromises(reader, tenant, span),
      SUPPLY_LATE: (tenant, _, span) => lateSupply(reader, tenant, span),
    };
  }

  list(tenant: string, thresholds: AlertThresholds, args: ListArgs): Page<AlertRow> {
    return listPage<AlertRow>(this.reader, this.query(tenant, thresholds), args);
  }

  count(tenant: string, thresholds: AlertThresholds, { where }: ListArgs): number | null {
    return listCount(this.reader, this.query(tenant, thresholds), where);
  }

  /** Whether an alert of the kind rose after `after`, and stands; '' asks for any that stands. */
  hasRisen(tenant: string, kind: AlertKind, after: string, until = this.clock.now()): boolean {
    const { text, values } = this.sources[kind](tenant, DEFAULT_THRESHOLDS, { after, until });
    return this.reader.statement<unknown[], object>(`${text} LIMIT 1`).get(...values) !== undefined;
  }

  private query(tenant: string, thresholds: AlertThresholds): ListQuery {
    const span = { after: '', until: this.clock.now() };
    const parts = Object.values(this.sources).map((source) => source(tenant, thresholds, span));
    return {
      view: 'compliance',
      select: 'a.*',
      from: {
        text: `FROM (${parts.map(({ text }) => text).join(' UNION ALL ')}) AS a WHERE 1`,
        values: parts.flatMap(({ values }) => values),
      },
      filterable: {
        kind: 'kind',
        since: 'since',
        sku: 'sku',
        location: 'location',
        orderRef: 'orderRef',
        dueBy: 'dueBy',
      },
      sortable: { SINCE: 'since', DUE_BY: `coalesce(dueBy, '9999-12-31')`, KIND: 'kind' },
      defaultOrder: [{ field: 'SINCE', direction: 'ASC' }],
      unique: ['id'],
    };
  }
}
