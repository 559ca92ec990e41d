import type { ViewsReader } from '#eventing';
import { type ListArgs, type ListQuery, listCount, listPage, type Page, type Where } from '#query-kit';

export interface StockItemRow {
  readonly location: string;
  readonly sku: string;
  readonly name: string | null;
  readonly category: string | null;
  readonly supplier: string | null;
  readonly reorderLevel: number | null;
  readonly backorderAllowed: 0 | 1;
  readonly backorderCap: number | null;
  readonly backorderMode: 'AUTO' | 'SUGGEST_ONLY' | 'MANUAL';
  readonly releaseDate: string | null;
  readonly onHand: number;
  readonly available: number;
  readonly reserved: number;
  readonly allocated: number;
  readonly shipped: number;
  readonly lost: number;
  readonly received: number;
  readonly returned: number;
  readonly found: number;
  readonly waitingUnits: number;
  readonly onOrder: number;
  readonly revision: number;
}

export interface SupplyRow {
  readonly supplyId: string;
  readonly location: string;
  readonly sku: string;
  readonly dueDate: string | null;
  readonly reference: string | null;
  readonly expected: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly outstanding: number;
  readonly state: 'EXPECTED' | 'PARTLY_RECEIVED' | 'RECEIVED' | 'CANCELLED';
}

const ITEM = `location, sku, name, category, supplier, reorder_level AS reorderLevel,
  backorder_allowed AS backorderAllowed, backorder_cap AS backorderCap, backorder_mode AS backorderMode, release_date AS releaseDate,
  available + reserved + allocated AS onHand, available, reserved, allocated, shipped, lost, received, returned, found,
  waiting_units AS waitingUnits, on_order AS onOrder, revision`;

const SUPPLY = `supply_id AS supplyId, location, sku, due_date AS dueDate, reference, expected, accepted, rejected,
  outstanding, state`;

const NO_DATE = '9999-12-31';

/** What the stock view answers. Every question begins with the tenant. */
export class StockQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Of an item what a queue is served from; nothing where the item is not known. */
  free(tenant: string, location: string, sku: string): Pick<StockItemRow, 'available' | 'releaseDate'> {
    const sql = `SELECT available, release_date AS releaseDate FROM ${this.reader.table('stock_items')}
      WHERE tenant = ? AND location = ? AND sku = ?`;
    const item = this.reader
      .statement<[string, string, string], Pick<StockItemRow, 'available' | 'releaseDate'>>(sql)
      .get(tenant, location, sku);
    return item ?? { available: 0, releaseDate: null };
  }

  item(tenant: string, location: string, sku: string): StockItemRow | null {
    const sql = `SELECT ${ITEM} FROM ${this.reader.table('stock_items')} WHERE tenant = ? AND location = ? AND sku = ?`;
    return (
      this.reader.statement<[string, string, string], StockItemRow>(sql).get(tenant, location, sku) ?? null
    );
  }

  items(tenant: string, args: ListArgs): Page<StockItemRow> {
    return listPage<StockItemRow>(this.reader, this.itemList(tenant), args);
  }

  countItems(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.itemList(tenant), where);
  }

  supplies(tenant: string, args: ListArgs): Page<SupplyRow> {
    return listPage<SupplyRow>(this.reader, this.supplyList(tenant), args);
  }

  countSupplies(tenant: string, where: Where | null): number | null {
    return listCount(this.reader, this.supplyList(tenant), where);
  }

  /** Null for a supply of another tenant, as for one that nobody expects. */
  supply(tenant: string, supplyId: string): SupplyRow | null {
    const sql = `SELECT ${SUPPLY} FROM ${this.reader.table('supplies')} WHERE supply_id = ? AND tenant = ?`;
    return this.reader.statement<[string, string], SupplyRow>(sql).get(supplyId, tenant) ?? null;
  }

  /** Supply still to come for a SKU, by due date, undated last. */
  outstanding(tenant: string, location: string, sku: string): readonly SupplyRow[] {
    const sql = `SELECT ${SUPPLY} FROM ${this.reader.table('supplies')}
      WHERE tenant = ? AND location = ? AND sku = ? AND outstanding > 0
      ORDER BY coalesce(due_date, '${NO_DATE}'), supply_id`;
    return this.reader.statement<[string, string, string], SupplyRow>(sql).all(tenant, location, sku);
  }

  private itemList(tenant: string): ListQuery {
    return {
      view: 'stock',
      select: ITEM,
      from: { text: `FROM ${this.reader.table('stock_items')} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        sku: 'sku',
        location: 'location',
        name: 'name',
        category: 'category',
        supplier: 'supplier',
        available: 'available',
        waitingUnits: 'waiting_units',
      },
      sortable: { SKU: 'sku', LOCATION: 'location', WAITING_UNITS: 'waiting_units', AVAILABLE: 'available' },
      defaultOrder: [{ field: 'SKU', direction: 'ASC' }],
      unique: ['location', 'sku'],
    };
  }

  private supplyList(tenant: string): ListQuery {
    return {
      view: 'stock',
      select: SUPPLY,
      from: { text: `FROM ${this.reader.table('supplies')} WHERE tenant = ?`, values: [tenant] },
      filterable: {
        sku: 'sku',
        location: 'location',
        dueDate: 'due_date',
        state: 'state',
        reference: 'reference',
      },
      sortable: { DUE_DATE: `coalesce(due_date, '${NO_DATE}')`, SKU: 'sku' },
      defaultOrder: [{ field: 'DUE_DATE', direction: 'ASC' }],
      unique: ['location', 'sku', 'supply_id'],
    };
  }
}
