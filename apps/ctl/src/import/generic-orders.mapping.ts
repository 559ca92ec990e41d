import { FieldReader } from './field-reader.js';
import { groupOrderRows, type OrderRow } from './group-order-rows.js';
import type { ImportMapping, OrderLinePayload } from './import-mapping.js';
import { isoLocal } from './local-time.js';
import { PLAIN_LINE, PLAIN_ORDER } from './order-rows.js';

const SHIP_POLICIES = ['SPLIT', 'COMPLETE', 'TOGETHER'] as const;

/**
 * The documented format of our own, CSV or NDJSON: one row per order line, the rows of an order together.
 * Columns: see docs/guides/import.md.
 */
export const genericOrdersMapping: ImportMapping = {
  name: 'generic',
  kind: 'orders',
  about: 'a row per order line: order_ref, placed_at, sku, quantity, unit_price, … (docs/guides/import.md)',
  map: (rows, { location }) => groupOrderRows(rows, (fields) => orderRow(new FieldReader(fields), location)),
};

function orderRow(read: FieldReader, location: string): OrderRow {
  const zone = read.timeZone('time_zone');
  const order = {
    ...PLAIN_ORDER,
    ref: read.text('order_ref', 64),
    placedAt: read.instant('placed_at', isoLocal, zone),
    timeZone: zone,
    currency: read.optionalText('currency', 3) ?? 'USD',
    tags: (read.optionalText('tags') ?? '').split('|').filter((tag) => tag !== ''),
    customer: customerOf(read),
    lines: [lineOf(read, location)],
  };
  return read.problems.length > 0 ? { verdict: { refused: read.problems.join('; ') } } : { order };
}

function customerOf(read: FieldReader) {
  return {
    ref: read.text('customer_ref', 64),
    name: read.optionalText('customer_name'),
    email: read.optionalText('customer_email', 320),
    address: null,
    segment: read.optionalText('customer_segment', 64),
    tier: read.optionalInteger('customer_tier') ?? 5,
  };
}

function lineOf(read: FieldReader, location: string): OrderLinePayload {
  const policy = read.optionalText('ship_policy', 16) ?? 'SPLIT';
  const shipPolicy = SHIP_POLICIES.find((known) => known === policy);
  if (!shipPolicy) read.problems.push(`ship_policy "${policy}" is not one of ${SHIP_POLICIES.join(', ')}`);
  return {
    ...PLAIN_LINE,
    location: read.optionalText('location', 64) ?? location,
    sku: read.text('sku', 64),
    quantity: read.quantity('quantity'),
    unitPriceMinor: read.amountMinor('unit_price'),
    shipPolicy: shipPolicy ?? 'SPLIT',
    shipGroup: read.optionalText('ship_group', 64),
    requiredDate: read.optionalDate('required_date'),
  };
}
