import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportItem, ImportMapping } from './import-mapping.js';
import { ImportReport } from './import-report.js';
import { findMapping } from './mappings.js';
import { runImport } from './run-import.js';

const SAMPLES = join(process.cwd(), 'apps/ctl/sample-data');

async function importing(file: string, mapping: ImportMapping, encoding: 'utf8' | 'latin1' = 'utf8') {
  const items: ImportItem[] = [];
  const reportFile = join(mkdtempSync(join(tmpdir(), 'import-')), 'report.ndjson');
  const report = new ImportReport(reportFile);
  const target = {
    execute: (item: ImportItem) => {
      items.push(item);
      return Promise.resolve({ outcome: 'accepted' } as const);
    },
  };
  await runImport({ file, mapping, location: 'main', encoding, target, report, concurrency: 4 });
  await report.close();
  const lines = readFileSync(reportFile, 'utf8').trim().split('\n');
  return { items, report, rows: lines.map((line): unknown => JSON.parse(line)) };
}

function fileWith(name: string, content: string | Buffer): string {
  const file = join(mkdtempSync(join(tmpdir(), 'import-')), name);
  writeFileSync(file, content);
  return file;
}

const HEADER = 'order_ref,placed_at,customer_ref,sku,quantity,unit_price\n';

describe('import of orders', () => {
  it('accounts for every row of the Online Retail file', async () => {
    const { items, report, rows } = await importing(
      join(SAMPLES, 'online-retail/2010-12-01_03.csv'),
      findMapping('orders', 'online-retail'),
    );
    expect(report.rows).toBe(7419);
    expect(rows).toHaveLength(7419);
    expect(report.counts).toEqual({ accepted: 7280, skipped: 109, refused: 30 });
    expect(items).toHaveLength(351);
  });

  it('joins the Northwind orders with their lines and customers', async () => {
    const { items, report } = await importing(
      join(SAMPLES, 'northwind/orders.csv'),
      findMapping('orders', 'northwind'),
    );
    expect(report.counts).toEqual({ accepted: 830, skipped: 0, refused: 0 });
    const lines = items.flatMap((item) => (item.kind === 'order' ? item.order.lines : []));
    expect(lines).toHaveLength(2155);
    expect(items[0]).toMatchObject({
      order: {
        ref: '10248',
        placedAt: '1996-07-04T07:00:00.000Z',
        customer: {
          ref: 'VINET',
          name: 'Vins et alcools Chevalier',
          address: { city: 'Reims', region: null },
        },
        lines: [
          { sku: 'NW-11', quantity: 12, unitPriceMinor: 1400, requiredDate: '1996-08-01' },
          { sku: 'NW-42', quantity: 10, unitPriceMinor: 980 },
          { sku: 'NW-72', quantity: 5, unitPriceMinor: 3480 },
        ],
      },
    });
  });

  it('names every bad field of a refused row and takes the good rows beside it', async () => {
    const file = fileWith(
      'orders.csv',
      `${HEADER}A1,2026-01-05T10:00,C1,SKU-1,3,9.99\nA2,soon,,SKU-1,-3,9.999\nA3,2026-02-30,C1,SKU-1,1,1\nA4,2026-01-05,C1\n`,
    );
    const { rows } = await importing(file, findMapping('orders', 'generic'));
    expect(rows).toContainEqual({ row: 2, outcome: 'accepted' });
    expect(rows).toContainEqual({
      row: 3,
      outcome: 'refused',
      reason:
        'placed_at "soon" is not a date and time; customer_ref is missing; quantity -3 is not a positive quantity; unit_price "9.999" has more than 2 decimals',
    });
    expect(rows).toContainEqual({
      row: 4,
      outcome: 'refused',
      reason: 'placed_at "2026-02-30" is not a date and time',
    });
    expect(rows).toContainEqual({
      row: 5,
      outcome: 'refused',
      reason: 'the row has 3 fields where the header has 6',
    });
  });

  it('refuses a time zone that there is not, as the API does', async () => {
    const rowsOf = ['Mars/Olympus', '+01:00', 'Europe/Berlin'].map(
      (zone, index) => `A${index},2026-07-05T10:00,C1,SKU-1,3,9.99,${zone}\n`,
    );
    const file = fileWith('orders.csv', `${HEADER.trim()},time_zone\n${rowsOf.join('')}`);
    const { items, rows } = await importing(file, findMapping('orders', 'generic'));
    expect(rows).toEqual([
      { row: 2, outcome: 'refused', reason: 'time_zone "Mars/Olympus" is not an IANA time zone' },
      { row: 3, outcome: 'refused', reason: 'time_zone "+01:00" is not an IANA time zone' },
      { row: 4, outcome: 'accepted' },
    ]);
    expect(items).toMatchObject([{ order: { placedAt: '2026-07-05T08:00:00.000Z' } }]);
  });

  it('refuses a row that is not UTF-8 and reads it when told that it is Latin-1', async () => {
    const file = fileWith(
      'orders.csv',
      Buffer.from(`${HEADER}A1,2026-01-05T10:00,M\u00fcnch,SKU-1,3,9.99\n`, 'latin1'),
    );
    const asUtf8 = await importing(file, findMapping('orders', 'generic'));
    expect(asUtf8.report.counts).toEqual({ accepted: 0, skipped: 0, refused: 1 });
    const asLatin1 = await importing(file, findMapping('orders', 'generic'), 'latin1');
    expect(asLatin1.items[0]).toMatchObject({ order: { customer: { ref: 'M\u00fcnch' } } });
  });

  it('reads NDJSON and says which lines are not JSON objects', async () => {
    const line = {
      order_ref: 'A1',
      placed_at: '2026-01-05',
      customer_ref: 'C1',
      sku: 'S',
      quantity: 1,
      unit_price: '2',
    };
    const file = fileWith('orders.ndjson', `${JSON.stringify(line)}\n[1]\n{"order_ref":\n`);
    const { rows } = await importing(file, findMapping('orders', 'generic'));
    expect(rows).toContainEqual({ row: 1, outcome: 'accepted' });
    expect(rows).toContainEqual({ row: 2, outcome: 'refused', reason: 'the line is not a JSON object' });
    expect(rows).toContainEqual({ row: 3, outcome: 'refused', reason: 'the line is not valid JSON' });
  });
});

describe('import of stock', () => {
  it('receives units in stock and expects units on order, without inventing a date', async () => {
    const { items, report } = await importing(
      join(SAMPLES, 'northwind/products.csv'),
      findMapping('stock', 'northwind'),
    );
    expect(report.rows).toBe(77);
    expect(items.find((item) => item.kind === 'stock' && item.commands[0]?.sku === 'NW-3')).toMatchObject({
      commands: [
        { type: 'stock.ReceiveStock', sku: 'NW-3', quantity: 13 },
        { type: 'stock.ExpectSupply', sku: 'NW-3', quantity: 70, dueDate: null },
      ],
    });
  });
});
