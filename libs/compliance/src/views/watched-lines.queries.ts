import type { ViewsReader } from '#eventing';

export interface WatchedLine {
  readonly lineId: string;
  readonly orderId: string;
  /** The day by which it was last promised or agreed. */
  readonly promisedBy: string;
  readonly boundaryAt: string;
  /** The delay that is on record: the date that could not be kept, and the one expected instead. */
  readonly knownBy: string | null;
  readonly knownDate: string | null;
}

const COLUMNS = `line_id AS lineId, order_id AS orderId, promised_by AS promisedBy, boundary_at AS boundaryAt,
  known_by AS knownBy, known_date AS knownDate`;

/** What the watch list answers. */
export class WatchedLineQueries {
  constructor(private readonly reader: ViewsReader) {}

  /** Whether any line of the SKU is owed by a date. */
  isWatched(tenant: string, location: string, sku: string): boolean {
    const sql = `SELECT 1 AS one FROM ${this.table}
      WHERE tenant = ? AND location = ? AND sku = ? AND running = 1 LIMIT 1`;
    return (
      this.reader.statement<[string, string, string], object>(sql).get(tenant, location, sku) !== undefined
    );
  }

  /** Of these lines those that are owed by a date. */
  find(lineIds: readonly string[]): ReadonlyMap<string, WatchedLine> {
    const sql = `SELECT ${COLUMNS} FROM ${this.table}
      WHERE line_id IN (SELECT value FROM json_each(?)) AND running = 1`;
    const rows = this.reader.statement<[string], WatchedLine>(sql).all(JSON.stringify(lineIds));
    return new Map(rows.map((row) => [row.lineId, row]));
  }

  private get table(): string {
    return this.reader.table('watched_lines');
  }
}
