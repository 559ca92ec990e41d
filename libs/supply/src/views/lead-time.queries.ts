import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';
import type { ObservedDays } from '../domain/index.js';

export interface SupplierRow {
  readonly ref: string;
  readonly name: string;
  readonly defaultLeadTimeDays: number | null;
  readonly revision: number;
}

/** Whose lead time of what, and to where. */
export interface LeadTimeKey {
  readonly supplier: string;
  readonly location: string;
  readonly sku: string;
}

const SUPPLIER = 'ref, name, default_lead_time_days AS defaultLeadTimeDays, revision';

/** What is known of suppliers, and how long their goods took. Every question begins with the tenant. */
export class LeadTimeQueries {
  constructor(private readonly reader: ViewsReader) {}

  supplier(tenant: string, ref: string): SupplierRow | null {
    const sql = `SELECT ${SUPPLIER} FROM ${this.reader.table('suppliers')} WHERE tenant = ? AND ref = ?`;
    return this.reader.statement<[string, string], SupplierRow>(sql).get(tenant, ref) ?? null;
  }

  suppliers(tenant: string, args: ListArgs): Page<SupplierRow> {
    return listPage<SupplierRow>(this.reader, this.supplierList(tenant), args);
  }

  countSuppliers(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.supplierList(tenant), where);
  }

  leadTimes(tenant: string, args: ListArgs): Page<LeadTimeKey> {
    return listPage<LeadTimeKey>(this.reader, this.leadTimeList(tenant), args);
  }

  countLeadTimes(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.leadTimeList(tenant), where);
  }

  /** From the shortest to the longest time. */
  observed(tenant: string, { supplier, location, sku }: LeadTimeKey): readonly ObservedDays[] {
    const sql = `SELECT days, receipts, units FROM ${this.reader.table('lead_time_days')}
      WHERE tenant = ? AND supplier = ? AND location = ? AND sku = ? ORDER BY days`;
    return this.reader.statement<string[], ObservedDays>(sql).all(tenant, supplier, location, sku);
  }

  private supplierList(tenant: string): ListQuery {
    return {
      view: 'lead_times',
      select: SUPPLIER,
      from: { text: `FROM ${this.reader.table('suppliers')} WHERE tenant = ?`, values: [tenant] },
      filterable: { ref: 'ref', name: 'name', defaultLeadTimeDays: 'default_lead_time_days' },
      sortable: { REF: 'ref', NAME: 'name' },
      defaultOrder: [{ field: 'REF', direction: 'ASC' }],
      unique: ['ref'],
    };
  }

  private leadTimeList(tenant: string): ListQuery {
    return {
      view: 'lead_times',
      select: 'supplier, location, sku',
      from: { text: `FROM ${this.reader.table('lead_times')} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        supplier: 'supplier',
        location: 'location',
        sku: 'sku',
        receipts: 'receipts',
        units: 'units',
      },
      sortable: { SUPPLIER: 'supplier', SKU: 'sku', RECEIPTS: 'receipts' },
      defaultOrder: [{ field: 'SUPPLIER', direction: 'ASC' }],
      unique: ['supplier', 'location', 'sku'],
    };
  }
}
