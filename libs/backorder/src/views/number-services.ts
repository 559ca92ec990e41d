import type { LocalDate } from '#kernel';
import type { Database, Statement } from 'better-sqlite3';

/** How many units a demand got out of the queue on which day. */
export class NumberServices {
  private readonly insert: Statement<[number, LocalDate, number]>;
  private readonly last: Statement<[number], { readonly day: LocalDate; readonly units: number }>;
  private readonly subtract: Statement<[number, number, LocalDate]>;
  private readonly drop: Statement<[number, LocalDate]>;

  constructor(db: Database, table: (name: string) => string) {
    const services = table('number_services');
    this.insert = db.prepare(
      `INSERT INTO ${services} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET units = units + excluded.units`,
    );
    this.last = db.prepare(`SELECT day, units FROM ${services} WHERE seq = ? ORDER BY day DESC LIMIT 1`);
    this.subtract = db.prepare(`UPDATE ${services} SET units = units - ? WHERE seq = ? AND day = ?`);
    this.drop = db.prepare(`DELETE FROM ${services} WHERE seq = ? AND day = ?`);
  }

  add(seq: number, day: LocalDate, units: number): void {
    this.insert.run(seq, day, units);
  }

  /** What came last goes first; what is left then goes from what was there at once, of which there is no row. */
  takeBack(seq: number, units: number): void {
    for (let left = units; left > 0;) {
      const last = this.last.get(seq);
      if (!last) return;
      if (last.units > left) this.subtract.run(left, seq, last.day);
      else this.drop.run(seq, last.day);
      left -= last.units;
    }
  }
}
