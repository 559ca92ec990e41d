import { FieldReader } from './field-reader.js';
import { groupOrderRows, type OrderRow } from './group-order-rows.js';
import type { ImportMapping } from './import-mapping.js';
import { usShortLocal } from './local-time.js';
import { PLAIN_CUSTOMER, PLAIN_LINE, PLAIN_ORDER } from './order-rows.js';

/** Codes that are charges or bookkeeping, not goods that could be on a shelf. */
const NOT_GOODS = new Set([
  'POST',
  'DOT',
  'M',
  'D',
  'C2',
  'BANK CHARGES',
  'CRUK',
  'PADS',
  'AMAZONFEE',
  'S',
  'B',
]);
const ZONE = 'Europe/London';

/** UCI "Online Retail": one row per invoice line, the rows of an invoice together. */
export const onlineRetailMapping: ImportMapping = {
  name: 'online-retail',
  kind: 'orders',
  about: 'UCI "Online Retail" CSV: a row per invoice line (InvoiceNo, StockCode, Quantity, …)',
  map: (rows, { location }) => groupOrderRows(rows, (fields) => orderRow(new FieldReader(fields), location)),
};

function orderRow(read: FieldReader, location: string): OrderRow {
  const invoice = read.text('InvoiceNo', 64);
  const sku = read.text('StockCode', 64);
  if (/^C\d/.test(invoice)) return { verdict: { skipped: 'a cancellation that names no order to cancel' } };
  if (NOT_GOODS.has(sku.toUpperCase())) return { verdict: { skipped: `${sku} is a charge, not goods` } };
  const quantity = read.quantity('Quantity');
  const unitPriceMinor = read.amountMinor('UnitPrice');
  const placedAt = read.instant('InvoiceDate', usShortLocal, ZONE);
  const customerId = read.optionalText('CustomerID', 64);
  if (read.problems.length > 0) return { verdict: { refused: read.problems.join('; ') } };
  return {
    order: {
      ...PLAIN_ORDER,
      ref: invoice,
      placedAt,
      timeZone: ZONE,
      currency: 'GBP',
      // A missing customer is not guessed at: the order says that its buyer is unknown.
      customer: { ...PLAIN_CUSTOMER, ref: customerId ?? `unknown-${invoice}` },
      tags: customerId === null ? ['customer-unknown'] : [],
      lines: [{ ...PLAIN_LINE, location, sku, quantity, unitPriceMinor }],
    },
  };
}
