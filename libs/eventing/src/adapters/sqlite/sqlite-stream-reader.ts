import type { Database as Connection } from 'better-sqlite3';
import type { RecordedEvent } from '../../model/event.js';
import { yieldToEventLoop } from '../../ops/scheduler.js';
import type { ReadRange } from '../../port/read-range.js';
import { patiently } from './patiently.js';
import { EVENT_COLUMNS, type EventRow, SqliteEvent } from './sqlite-event.js';

/** Rows per query: a long stream is read in turns, so that it does not hold up everybody else. */
const ROWS_PER_TURN = 1000;

export class SqliteStreamReader {
  private readonly forwards;
  private readonly backwards;

  constructor(
    db: Connection,
    private readonly assertOpen: () => void,
  ) {
    const select = `SELECT ${EVENT_COLUMNS} FROM events WHERE stream = ? AND revision`;
    this.forwards = db.prepare<[string, number, number], EventRow>(
      `${select} >= ? ORDER BY revision LIMIT ?`,
    );
    this.backwards = db.prepare<[string, number, number], EventRow>(
      `${select} <= ? ORDER BY revision DESC LIMIT ?`,
    );
  }

  async read(stream: string, { from, max, forwards }: ReadRange): Promise<RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    const query = forwards ? this.forwards : this.backwards;
    for (let next = from; ; await yieldToEventLoop()) {
      const limit = Math.min(ROWS_PER_TURN, max - events.length);
      const rows = await patiently(() => {
        this.assertOpen();
        return query.all(stream, next, limit);
      });
      for (const row of rows) events.push(new SqliteEvent(row));
      const last = rows.at(-1);
      if (!last || rows.length < ROWS_PER_TURN) return events;
      next = last.revision + (forwards ? 1 : -1);
      if (events.length === max) return events;
    }
  }
}
