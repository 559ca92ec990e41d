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
  private readonly sums = new Map<string, OpenSum>();

  add({ place, currency, unitPriceMinor, waiting }: Waiting, before: number): void {
    const key = `${place} ${currency}`;
    const sum = this.sums.get(key);
    this.sums.set(key, {
      ...{ place, currency },
      backorders: (sum?.backorders ?? 0) + Number(waiting > 0) - Number(before > 0),
      units: (sum?.units ?? 0) + waiting - before,
      valueMinor: (sum?.valueMinor ?? 0) + (waiting - before) * unitPriceMinor,
    });
  }

  writeTo(open: OpenSums): void {
    for (const sum of this.sums.values()) if (sum.units !== 0) open.add(sum);
  }
}
