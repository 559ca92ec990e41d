import type { LocalDate } from '#kernel';
import type { Database, Statement } from 'better-sqlite3';
import { FILL_COLUMNS, type FillSums, type NumberDemand, type SpreadEntry } from './number-demand.js';
import { type Scope, scopesOf } from './number-scopes.js';

/** What counts in a scope on a day. */
export interface ScopedFill {
  readonly scope: Scope;
  readonly day: LocalDate;
  readonly sums: FillSums;
}

type FillKey = readonly [tenant: string, ...scope: Scope, day: LocalDate];
type SpreadKey = readonly [tenant: string, ...scope: Scope, measure: string, day: LocalDate, days: number];
type OpenKey = readonly [tenant: string, location: string, sku: string, currency: string];

/** Adds up what changes under one key, so that many demands of one event share a row's update. */
class Changes<Key extends readonly (string | number)[]> {
  private readonly sums = new Map<string, { readonly key: Key; readonly values: number[] }>();

  add(key: Key, values: readonly number[], sign: 1 | -1): void {
    const name = JSON.stringify(key);
    const sum = this.sums.get(name);
    if (sum) values.forEach((value, n) => (sum.values[n] = (sum.values[n] ?? 0) + sign * value));
    else this.sums.set(name, { key, values: values.map((value) => sign * value) });
  }

  drain(write: (key: Key, values: readonly number[]) => void): void {
    for (const { key, values } of this.sums.values()) {
      if (values.some((value) => value !== 0)) write(key, values);
    }
    this.sums.clear();
  }
}

/** The sums that queries read. Changes are kept until `write`, at the end of each event. */
export class NumberSums {
  private readonly fills = new Changes<FillKey>();
  private readonly spreads = new Changes<SpreadKey>();
  private readonly open = new Changes<OpenKey>();
  private readonly writers: readonly Statement<unknown[]>[];

  constructor(db: Database, table: (name: string) => string) {
    const upsert = (name: string, keys: number, columns: readonly string[]) =>
      db.prepare(
        `INSERT INTO ${table(name)} VALUES (${Array(keys + columns.length)
          .fill('?')
          .join(', ')})
         ON CONFLICT DO UPDATE SET ${columns.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`,
      );
    const drop = (name: string, count: string, keys: readonly string[]) =>
      db.prepare(
        `DELETE FROM ${table(name)} WHERE ${keys.map((key) => `${key} = ?`).join(' AND ')} AND ${count} = 0`,
      );
    const scope = ['tenant', 'location', 'category', 'sku'];
    this.writers = [
      upsert('number_fills', 5, FILL_COLUMNS),
      upsert('number_spreads', 7, ['backorders', 'units']),
      drop('number_spreads', 'backorders', [...scope, 'measure', 'day', 'days']),
      upsert('number_open', 4, ['backorders', 'units', 'value_minor']),
      drop('number_open', 'backorders', ['tenant', 'location', 'sku', 'currency']),
    ];
  }

  addFill({ tenant }: NumberDemand, { scope, day, sums }: ScopedFill, sign: 1 | -1): void {
    const values = FILL_COLUMNS.map((column) => sums[column]);
    this.fills.add([tenant, ...scope, day], values, sign);
  }

  addSpread(demand: NumberDemand, { measure, day, days, units }: SpreadEntry, sign: 1 | -1): void {
    for (const scope of scopesOf(demand)) {
      this.spreads.add([demand.tenant, ...scope, measure, day, days], [1, units], sign);
    }
  }

  addOpen(demand: NumberDemand, sign: 1 | -1): void {
    const { tenant, location, sku, currency, waiting, unitPriceMinor } = demand;
    if (waiting === 0) return;
    this.open.add([tenant, location, sku, currency], [1, waiting, waiting * unitPriceMinor], sign);
  }

  write(): void {
    const [addFill, addSpread, dropSpread, addOpen, dropOpen] = this.writers;
    this.fills.drain((key, values) => addFill?.run(...key, ...values));
    this.spreads.drain((key, values) => {
      addSpread?.run(...key, ...values);
      if ((values[0] ?? 0) < 0) dropSpread?.run(...key);
    });
    this.open.drain((key, values) => {
      addOpen?.run(...key, ...values);
      if ((values[0] ?? 0) < 0) dropOpen?.run(...key);
    });
  }
}
