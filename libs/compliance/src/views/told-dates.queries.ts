import type { ViewsReader } from '#eventing';

export interface ToldDate {
  readonly lineId: string;
  /** Null: the buyer was told of the line, and of no date. */
  readonly date: string | null;
  /** 1: as the revised date of a delay option, with the policy's margin. */
  readonly offered: 0 | 1;
  readonly noticeId: string;
}

/** What buyers were told to expect. */
export class ToldDateQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Whether any line of the SKU was told of. */
  isTold(tenant: string, sku: string): boolean {
    const sql = `SELECT 1 AS one FROM ${this.table} WHERE tenant = ? AND sku = ? LIMIT 1`;
    return this.reader.statement<[string, string], object>(sql).get(tenant, sku) !== undefined;
  }

  find(lineIds: readonly string[]): ReadonlyMap<string, ToldDate> {
    const sql = `SELECT line_id AS lineId, date, offered, notice_id AS noticeId FROM ${this.table}
      WHERE line_id IN (SELECT value FROM json_each(?))`;
    const rows = this.reader.statement<[string], ToldDate>(sql).all(JSON.stringify(lineIds));
    return new Map(rows.map((row) => [row.lineId, row]));
  }

  private get table(): string {
    return this.reader.table('told_dates');
  }
}
