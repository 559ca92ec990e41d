import type { MappedRow, OrderPayload, RowVerdict } from './import-mapping.js';
import type { SourceRow } from './row-source.js';

/** An order that holds just the line of one row, or why the row is not taken. */
export type OrderRow = { readonly order: OrderPayload } | { readonly verdict: RowVerdict };

interface OpenOrder {
  readonly rows: number[];
  readonly order: OrderPayload;
}

/**
 * Joins rows that stand together and have the same reference into one order; the first row gives the order's own
 * facts. Only the open order is in memory, so a file may be larger than memory.
 */
export async function* groupOrderRows(
  rows: AsyncIterable<SourceRow>,
  mapRow: (fields: Readonly<Record<string, unknown>>) => OrderRow,
): AsyncGenerator<MappedRow> {
  const open: OpenOrder[] = [];
  for await (const row of rows) {
    const mapped = 'problem' in row ? { verdict: { refused: row.problem } } : mapRow(row.fields);
    if ('verdict' in mapped) {
      yield { kind: 'verdict', row: row.line, verdict: mapped.verdict };
    } else if (open[0]?.order.ref === mapped.order.ref) {
      open[0].rows.push(row.line);
      open[0].order.lines.push(...mapped.order.lines);
    } else {
      yield* open.splice(0).map(asItem);
      open.push({ rows: [row.line], order: { ...mapped.order, lines: [...mapped.order.lines] } });
    }
  }
  yield* open.map(asItem);
}

function asItem({ rows, order }: OpenOrder): MappedRow {
  return { kind: 'order', rows, order };
}
