import { FieldReader } from './field-reader.js';
import { deterministicId } from '#kernel';
import type { ImportMapping, MappedRow, StockCommandPayload } from './import-mapping.js';
import type { SourceRow } from './row-source.js';

type RowCommands = (read: FieldReader, location: string) => readonly StockCommandPayload[];

/** Northwind `products.csv` as a catalogue: names, reorder levels. */
export const northwindProductsMapping = perRow({
  name: 'northwind',
  kind: 'products',
  about: 'Northwind products.csv: names and reorder levels',
  commands: (read, location) => [
    {
      type: 'stock.DescribeItem',
      location,
      sku: `NW-${read.text('productID', 60)}`,
      name: read.text('productName'),
      category: read.optionalText('categoryID'),
      supplier: read.optionalText('supplierID'),
      reorderLevel: read.optionalInteger('reorderLevel'),
    },
  ],
});

/** Northwind `products.csv` as stock: units in stock are received, units on order expected, on a day nobody named. */
export const northwindStockMapping = perRow({
  name: 'northwind',
  kind: 'stock',
  about: 'Northwind products.csv: unitsInStock are received, unitsOnOrder expected (without a date)',
  commands: (read, location) => {
    const sku = `NW-${read.text('productID', 60)}`;
    return stockCommands(location, sku, {
      inStock: read.optionalInteger('unitsInStock') ?? 0,
      onOrder: read.optionalInteger('unitsOnOrder') ?? 0,
      dueDate: null,
      reference: 'northwind products.csv',
    });
  },
});

export const genericProductsMapping = perRow({
  name: 'generic',
  kind: 'products',
  about: 'a row per item: sku, name, category, supplier, reorder_level, location',
  commands: (read, location) => [
    {
      type: 'stock.DescribeItem',
      location: read.optionalText('location', 64) ?? location,
      sku: read.text('sku', 64),
      name: read.text('name'),
      category: read.optionalText('category'),
      supplier: read.optionalText('supplier'),
      reorderLevel: read.optionalInteger('reorder_level'),
    },
  ],
});

export const genericStockMapping = perRow({
  name: 'generic',
  kind: 'stock',
  about: 'a row per item: sku, on_hand, on_order, due_date, reference, location',
  commands: (read, location) =>
    stockCommands(read.optionalText('location', 64) ?? location, read.text('sku', 64), {
      inStock: read.optionalInteger('on_hand') ?? 0,
      onOrder: read.optionalInteger('on_order') ?? 0,
      dueDate: read.optionalDate('due_date'),
      reference: read.optionalText('reference'),
    }),
});

interface StockRow {
  readonly inStock: number;
  readonly onOrder: number;
  readonly dueDate: string | null;
  readonly reference: string | null;
}

function stockCommands(location: string, sku: string, row: StockRow): readonly StockCommandPayload[] {
  const { inStock, onOrder, dueDate, reference } = row;
  const supplyId = deterministicId('imported supply', location, sku, reference ?? '', dueDate ?? '');
  return [
    ...(inStock !== 0
      ? [{ type: 'stock.ReceiveStock', location, sku, quantity: inStock, reference } as const]
      : []),
    ...(onOrder !== 0
      ? [
          {
            type: 'stock.ExpectSupply',
            location,
            sku,
            supplyId,
            quantity: onOrder,
            dueDate,
            reference,
          } as const,
        ]
      : []),
  ];
}

function perRow(
  mapping: Pick<ImportMapping, 'name' | 'kind' | 'about'> & { readonly commands: RowCommands },
): ImportMapping {
  const { commands, ...face } = mapping;
  return {
    ...face,
    async *map(rows, { location }) {
      for await (const row of rows) yield mapRow(row, face.name, (read) => commands(read, location));
    },
  };
}

function mapRow(
  row: SourceRow,
  mapping: string,
  commandsOf: (read: FieldReader) => readonly StockCommandPayload[],
): MappedRow {
  if ('problem' in row) return { kind: 'verdict', row: row.line, verdict: { refused: row.problem } };
  const read = new FieldReader(row.fields);
  const commands = commandsOf(read);
  const negative = commands.find((command) => 'quantity' in command && command.quantity < 0);
  if (negative) read.problems.push(`${negative.sku} has a negative quantity`);
  if (read.problems.length > 0) {
    return { kind: 'verdict', row: row.line, verdict: { refused: read.problems.join('; ') } };
  }
  if (commands.length === 0) {
    return { kind: 'verdict', row: row.line, verdict: { skipped: 'nothing in stock or on order' } };
  }
  return { kind: 'stock', rows: [row.line], key: itemKey(mapping, commands), commands };
}

/** Not of the line number: a row that moved within the file is still the same row. */
function itemKey(mapping: string, commands: readonly StockCommandPayload[]): string {
  return [
    mapping,
    ...commands.map((command) =>
      [command.type, command.location, command.sku, 'reference' in command ? command.reference : ''].join(
        '/',
      ),
    ),
  ].join('|');
}
