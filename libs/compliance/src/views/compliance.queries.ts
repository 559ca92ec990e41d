import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import {
  NOTICE_COLUMNS,
  type NoticeRow,
  OBLIGATION_COLUMNS,
  type ObligationRow,
  VIOLATION_COLUMNS,
  type ViolationRow,
} from './compliance-rows.js';

/** Conditions on obligations beside the filter. `now` comes from the caller: a view has no clock. */
export interface ObligationScope {
  readonly sku?: string | null | undefined;
  /** True: open, and its time is over. False: all others. */
  readonly overdue?: boolean | null | undefined;
}

/** As it is indexed; without a date last. */
const DUE_AT = `coalesce(due_at, '9999')`;
const OVERDUE = `state = 'OPEN' AND ${DUE_AT} <= ?`;
const TOUCHES = `EXISTS (SELECT 1 FROM json_each(lines) WHERE value ->> 'sku' = ?)`;

/** What the compliance views answer. Every question begins with the tenant. */
export class ComplianceQueries {
  constructor(private readonly reader: ViewsReader) {}

  obligations(tenant: string, args: ListArgs & ObligationScope, now: string): Page<ObligationRow> {
    return listPage<ObligationRow>(this.reader, this.obligationList(tenant, args, now), args);
  }

  countObligations(tenant: string, args: ListArgs & ObligationScope, now: string): number | null {
    return listCount(this.reader, this.obligationList(tenant, args, now), args.where);
  }

  /** Also refunds that are late and not sent yet, which no event says: as of `now`. */
  violations(tenant: string, args: ListArgs, now: string): Page<ViolationRow> {
    return listPage<ViolationRow>(this.reader, this.violationList(tenant, now), args);
  }

  countViolations(tenant: string, where: Where | null, now: string): number | null {
    return listCount(this.reader, this.violationList(tenant, now), where);
  }

  notices(tenant: string, args: ListArgs): Page<NoticeRow> {
    return listPage<NoticeRow>(this.reader, this.noticeList(tenant), args);
  }

  countNotices(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.noticeList(tenant), where);
  }

  /** Of an order, in the order in which they were requested. */
  noticeIds(tenant: string, orderId: string): readonly string[] {
    const sql = `SELECT id FROM ${this.reader.table('compliance_notices')}
      WHERE order_id = ? AND tenant = ? ORDER BY seq`;
    return this.reader
      .statement<[string, string], { id: string }>(sql)
      .all(orderId, tenant)
      .map(({ id }) => id);
  }

  private obligationList(tenant: string, { sku, overdue }: ObligationScope, now: string): ListQuery {
    const conditions = [
      ...(typeof sku === 'string' ? [{ text: TOUCHES, value: sku }] : []),
      ...(typeof overdue === 'boolean'
        ? [{ text: overdue ? OVERDUE : `(${OVERDUE}) IS NOT TRUE`, value: now }]
        : []),
    ];
    const scope = ['tenant = ?', ...conditions.map(({ text }) => text)].join(' AND ');
    return {
      view: 'compliance',
      select: OBLIGATION_COLUMNS,
      from: {
        text: `FROM ${this.reader.table('compliance_obligations')} WHERE ${scope}`,
        values: [tenant, ...conditions.map(({ value }) => value)],
      },
      filterable: {
        kind: 'kind',
        state: 'state',
        orderId: 'order_id',
        orderRef: 'order_ref',
        dueBy: 'due_by',
        dueAt: 'due_at',
        settledAt: 'settled_at',
        projectedDate: 'projected_date',
        tender: 'tender',
      },
      sortable: {
        DUE_AT,
        ORDER_REF: 'order_ref',
        SETTLED_AT: `coalesce(settled_at, '9999')`,
      },
      defaultOrder: [{ field: 'DUE_AT', direction: 'ASC' }],
      unique: ['id'],
    };
  }

  private violationList(tenant: string, now: string): ListQuery {
    const overdue = `SELECT id, 'REFUND_LATE' AS code, tenant, order_id, order_ref, NULL AS line_id, NULL AS line_no,
        NULL AS sku, due_at AS found_at, NULL AS corrected_at FROM ${this.reader.table('compliance_obligations')}
      WHERE tenant = ? AND kind = 'REFUND' AND ${OVERDUE}`;
    const found = `SELECT id, code, tenant, order_id, order_ref, line_id, line_no, sku, found_at, corrected_at
      FROM ${this.reader.table('compliance_violations')} WHERE tenant = ?`;
    return {
      view: 'compliance',
      select: VIOLATION_COLUMNS,
      from: { text: `FROM (${found} UNION ALL ${overdue}) WHERE 1`, values: [tenant, tenant, now] },
      filterable: {
        code: 'code',
        orderId: 'order_id',
        orderRef: 'order_ref',
        sku: 'sku',
        foundAt: 'found_at',
        correctedAt: 'corrected_at',
      },
      sortable: { FOUND_AT: 'found_at', ORDER_REF: 'order_ref', CODE: 'code' },
      defaultOrder: [{ field: 'FOUND_AT', direction: 'DESC' }],
      unique: ['id'],
    };
  }

  private noticeList(tenant: string): ListQuery {
    return {
      view: 'compliance-notices',
      select: NOTICE_COLUMNS,
      from: {
        text: `FROM ${this.reader.table('compliance_notices')} WHERE tenant = ?`,
        values: [tenant],
      },
      filterable: {
        orderId: 'order_id',
        orderRef: 'order_ref',
        kind: 'kind',
        state: 'state',
        language: 'language',
        channel: 'channel',
        templateId: 'template_id',
        contentHash: 'content_hash',
        requestedAt: 'requested_at',
        sentAt: 'sent_at',
      },
      sortable: { REQUESTED_AT: 'requested_at', ORDER_REF: 'order_ref', KIND: 'kind' },
      defaultOrder: [{ field: 'REQUESTED_AT', direction: 'DESC' }],
      unique: ['seq'],
    };
  }
}
