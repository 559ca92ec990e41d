import { afterAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { cursorPosition, type ListArgs, listCount, listPage, type ListQuery, type OrderBy } from './index.js';

interface Row {
  readonly id: number;
  readonly sku: string;
  readonly units: number;
}

const db = new Database(':memory:');
db.exec('CREATE TABLE rows(id INTEGER PRIMARY KEY, tenant TEXT, sku TEXT, units INTEGER)');
afterAll(() => void db.close());

const source = {
  statement: <P extends unknown[], R>(sql: string) => db.prepare<P, R>(sql),
  position: () => 70n,
};
const list: ListQuery = {
  view: 'rows',
  select: 'id, sku, units',
  from: { text: 'FROM rows WHERE tenant = ?', values: ['main'] },
  filterable: { sku: 'sku', units: 'units' },
  sortable: { SKU: 'sku', UNITS: 'units' },
  defaultOrder: [],
  unique: ['id'],
};
const page = (args: ListArgs) => listPage<Row>(source, list, args);

function fill(rows: readonly Omit<Row, 'id'>[]): void {
  db.exec('DELETE FROM rows');
  const insert = db.prepare('INSERT INTO rows(tenant, sku, units) VALUES (?, ?, ?)');
  for (const { sku, units } of rows) insert.run('main', sku, units);
  insert.run('other', 'A', 1);
}

/** Walks the whole list, page by page. */
function walk(orderBy: readonly OrderBy[], size: number, backwards: boolean): Row[] {
  const rows: Row[] = [];
  let cursor: string | null | undefined = null;
  for (;;) {
    const args: ListArgs = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const found = page({ ...args, orderBy });
    if (backwards) rows.unshift(...found.rows);
    else rows.push(...found.rows);
    expect(found.cursors).toHaveLength(found.rows.length);
    if (!(backwards ? found.hasPreviousPage : found.hasNextPage)) return rows;
    cursor = backwards ? found.cursors[0] : found.cursors.at(-1);
  }
}

const rows = fc.array(
  fc.record({ sku: fc.constantFrom('A', 'B', 'Ü'), units: fc.integer({ min: 0, max: 3 }) }),
  { maxLength: 30 },
);
const direction = fc.constantFrom('ASC' as const, 'DESC' as const);
const orderings = fc.tuple(direction, direction).chain(([sku, units]) =>
  fc.constantFrom<readonly OrderBy[]>(
    [],
    [{ field: 'SKU', direction: sku }],
    [
      { field: 'UNITS', direction: units },
      { field: 'SKU', direction: sku },
    ],
  ),
);

describe('listPage', () => {
  it('gives each row once and in order, whatever the size of pages and whichever way they are walked', () => {
    fc.assert(
      fc.property(rows, orderings, fc.integer({ min: 1, max: 7 }), (given, orderBy, size) => {
        fill(given);
        const whole = page({ first: 100, orderBy }).rows;
        expect(whole).toHaveLength(given.length);
        for (const { field, direction: way } of orderBy.slice(0, 1)) {
          const values = whole.map((row) => (field === 'SKU' ? row.sku : row.units));
          const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
          expect(values).toEqual(way === 'DESC' ? sorted.reverse() : sorted);
        }
        expect(walk(orderBy, size, false)).toEqual(whole);
        expect(walk(orderBy, size, true)).toEqual(whole);
      }),
      { numRuns: 200 },
    );
  });

  it('goes on where it was when rows come and go before the cursor', () => {
    fill([1, 2, 3, 4].map((units) => ({ sku: 'A', units })));
    const orderBy: readonly OrderBy[] = [{ field: 'UNITS', direction: 'ASC' }];
    const first = page({ first: 2, orderBy });
    db.exec(`DELETE FROM rows WHERE units <= 2; INSERT INTO rows VALUES (99, 'main', 'A', 0)`);
    const second = page({ first: 2, after: first.cursors.at(-1), orderBy });
    expect(second.rows.map((row) => row.units)).toEqual([3, 4]);
  });

  it('keeps the position of the view in its cursors', () => {
    fill([{ sku: 'A', units: 1 }]);
    expect(cursorPosition(page({}).cursors[0] ?? '', 'after')).toBe(70n);
  });

  it('refuses cursors of another order, or none at all, naming the argument', () => {
    fill([{ sku: 'A', units: 1 }]);
    const [cursor = ''] = page({}).cursors;
    const orderBy: readonly OrderBy[] = [{ field: 'SKU', direction: 'ASC' }];
    expect(() => page({ after: cursor, orderBy })).toThrow('after: is a cursor of a list in another order');
    expect(() => page({ last: 1, before: cursor, orderBy })).toThrow('before: is a cursor of a list');
    for (const text of ['', 'nonsense', Buffer.from('{"a":1}').toString('base64url')]) {
      expect(() => page({ after: text })).toThrow('after: is not a cursor');
    }
  });

  it('refuses sizes and sorts that it does not serve', () => {
    expect(() => page({ first: 101 })).toThrow('first: must be between 0 and 100');
    expect(() => page({ last: -1 })).toThrow('last: must be between 0 and 100');
    expect(() => page({ first: 1, last: 1 })).toThrow('last: cannot stand beside first');
    expect(() => page({ orderBy: [{ field: 'id', direction: 'ASC' }] })).toThrow('orderBy[0].field');
  });
});

describe('listCount', () => {
  it('counts what the filter leaves', () => {
    fill([1, 2, 3].map((units) => ({ sku: 'A', units })));
    expect(listCount(source, list, { units: { gte: 2 } })).toBe(2);
    expect(listCount(source, list, { units: { gte: 9 } })).toBe(0);
  });

  it('gives up beyond ten thousand', () => {
    fill([]);
    db.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001)
       INSERT INTO rows(tenant, sku, units) SELECT 'main', 'A', i FROM n`,
    );
    expect(listCount(source, list, null)).toBeNull();
    expect(listCount(source, list, { units: { lte: 10000 } })).toBe(10000);
  });
});
