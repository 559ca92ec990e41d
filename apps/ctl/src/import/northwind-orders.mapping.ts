import { dirname, join } from 'node:path';
import { FieldReader } from './field-reader.js';
import type { ImportMapping, MappedRow, OrderLinePayload, OrderPayload } from './import-mapping.js';
import { isoLocal } from './local-time.js';
import { PLAIN_CUSTOMER, PLAIN_LINE, PLAIN_ORDER } from './order-rows.js';
import { readRows, type SourceRow } from './row-source.js';

const ZONE = 'America/Los_Angeles'; // Northwind Traders is in Washington state.

/** Northwind `orders.csv`, with `order_details.csv` and `customers.csv` beside it (those two are held in memory). */
export const northwindOrdersMapping: ImportMapping = {
  name: 'northwind',
  kind: 'orders',
  about: 'Northwind orders.csv; order_details.csv and customers.csv must lie beside it',
  async *map(rows, { file, location }) {
    const folder = dirname(file);
    const details = await groupBy(join(folder, 'order_details.csv'), 'orderID');
    const customers = await groupBy(join(folder, 'customers.csv'), 'customerID');
    for await (const row of rows) yield mapOrder(row, { details, customers, location });
  },
};

type Fields = Readonly<Record<string, unknown>>;
interface SideTables {
  readonly details: ReadonlyMap<string, readonly Fields[]>;
  readonly customers: ReadonlyMap<string, readonly Fields[]>;
  readonly location: string;
}

function mapOrder(row: SourceRow, tables: SideTables): MappedRow {
  if ('problem' in row) return refused(row.line, row.problem);
  const read = new FieldReader(row.fields);
  const ref = read.text('orderID', 64);
  const requiredDate = read.optionalDate('requiredDate');
  const order: OrderPayload = {
    ...PLAIN_ORDER,
    ref,
    placedAt: read.instant('orderDate', isoLocal, ZONE),
    timeZone: ZONE,
    currency: 'USD',
    shippingMinor: read.amountMinor('freight'),
    tags: [],
    customer: customerOf(read.text('customerID', 64), read, tables),
    lines: (tables.details.get(ref) ?? []).map((fields) =>
      lineOf(fields, read, requiredDate, tables.location),
    ),
  };
  if (order.lines.length === 0) read.problems.push(`orderID ${ref} has no rows in order_details.csv`);
  if (read.problems.length > 0) return refused(row.line, read.problems.join('; '));
  return { kind: 'order', rows: [row.line], order };
}

function customerOf(ref: string, read: FieldReader, { customers }: SideTables): OrderPayload['customer'] {
  const known = new FieldReader(customers.get(ref)?.[0] ?? {});
  return {
    ...PLAIN_CUSTOMER,
    ref,
    name: known.optionalText('companyName'),
    address: {
      lines: [read.optionalText('shipAddress', 200)].filter((line) => line !== null),
      city: read.optionalText('shipCity'),
      region: read.optionalText('shipRegion'),
      postalCode: read.optionalText('shipPostalCode', 32),
      country: read.optionalText('shipCountry'),
    },
  };
}

function lineOf(
  fields: Fields,
  order: FieldReader,
  requiredDate: string | null,
  location: string,
): OrderLinePayload {
  const read = new FieldReader(fields);
  const line = {
    ...PLAIN_LINE,
    location,
    sku: `NW-${read.text('productID', 60)}`,
    quantity: read.quantity('quantity'),
    unitPriceMinor: read.amountMinor('unitPrice'),
    requiredDate,
  };
  order.problems.push(...read.problems.map((problem) => `order_details ${problem}`));
  return line;
}

async function groupBy(file: string, column: string): Promise<Map<string, Fields[]>> {
  const groups = new Map<string, Fields[]>();
  for await (const row of readRows(file, { encoding: 'utf8' })) {
    if ('problem' in row) throw new Error(`${file} line ${row.line}: ${row.problem}`);
    const key = String(row.fields[column]);
    groups.set(key, [...(groups.get(key) ?? []), row.fields]);
  }
  return groups;
}

function refused(row: number, reason: string): MappedRow {
  return { kind: 'verdict', row, verdict: { refused: reason } };
}
