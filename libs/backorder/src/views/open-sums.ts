import type { Database, Statement } from 'better-sqlite3';

/** A demand as it waits after a change. */
export interface Waiting {
  readonly place: number;
  readonly currency: string;
  readonly unitPriceMinor: number;
  readonly waiting: number;
}

export interface OpenSum {
  readonly place: number;
  readonly currency: string;
  readonly backorders: number;
  readonly units: number;
  readonly valueMinor: number;
}

/** What waits now, by place and currency. */
export class OpenSums {
  private readonly upsert: Statement<[number, string, number, number, number]>;
  private readonly drop: Statement<[number, string]>;

  constructor(db: Database, table: (name: string) => string) {
    this.upsert = db.prepare(
      `INSERT INTO ${table('number_open')} VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
         backorders = backorders + excluded.backorders, units = units + excluded.units,
         value_minor = value_minor + excluded.value_minor`,
    );
    this.drop = db.prepare(
      `DELETE FROM ${table('number_open')} WHERE place = ? AND currency = ? AND backorders = 0`,
    );
  }

  add({ place, currency, backorders, units, valueMinor }: OpenSum): void {
    this.upsert.run(place, currency, backorders, units, valueMinor);
    if (backorders < 0) this.drop.run(place, currency);
  }
}

/** Collects the changes of one event, which mostly share a row. */
export class OpenChanges {
  private readonly sums: { -readonly [Part in keyof OpenSum]: OpenSum[Part] }[] = [];

  add({ place, currency, unitPriceMinor, waiting }: Waiting, before: number): void {
    let sum = this.sums.find((one) => one.place === place && one.currency === currency);
    if (!sum) this.sums.push((sum = { place, currency, backorders: 0, units: 0, valueMinor: 0 }));
    sum.backorders += Number(waiting > 0) - Number(before > 0);
    sum.units += waiting - before;
    sum.valueMinor += (waiting - before) * unitPriceMinor;
  }

  writeTo(open: OpenSums): void {
    for (const sum of this.sums) if (sum.units !== 0) open.add(sum);
  }
}
