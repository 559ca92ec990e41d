import type { Instant } from '#kernel';
import type { Database as Connection } from 'better-sqlite3';
import type { AppendResult } from '../../port/event-store.js';
import { repeatedAppend } from '../../port/repeated-append.js';
import type { SerialisedAppend, SerialisedEvent } from '../../port/serialise-append.js';

type Columns = [stream: string, revision: number, id: string, type: string, data: string, meta: string];

/** Writes one append inside a transaction that is already open. Numbers, not bigints: SQLite's binding is faster so. */
export class SqliteAppender {
  private readonly lastRevision;
  private readonly insert;
  private readonly storedFrom;

  /** `now` replaces the store's own clock. */
  constructor(
    db: Connection,
    private readonly now: (() => Instant) | undefined,
  ) {
    this.lastRevision = db
      .prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?')
      .pluck();
    this.insert = db.prepare<[...Columns, number | null]>(
      `INSERT INTO events(stream, revision, id, type, data, meta, recorded_at)
       VALUES (?, ?, ?, ?, ?, ?, coalesce(?, CAST(round(unixepoch('subsec') * 1000) AS INTEGER)))`,
    );
    this.storedFrom = db.prepare<[string, number, number], SerialisedEvent & { readonly position: number }>(
      `SELECT position, id, type, data, meta FROM events
       WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    );
  }

  /** Throws before it writes anything, or writes everything. */
  append(append: SerialisedAppend): AppendResult {
    const { stream, expected, events } = append;
    const actual = this.lastRevision.get(stream) ?? -1;
    const wanted = expected === 'none' ? -1 : Number(expected);
    if (actual !== wanted) return this.repeated(append, wanted + 1, actual);
    const recordedAt = this.now ? Date.parse(this.now()) : null;
    let revision = actual;
    let position: number | bigint = 0;
    for (const { id, type, data, meta } of events) {
      revision += 1;
      position = this.insert.run(stream, revision, id, type, data, meta, recordedAt).lastInsertRowid;
    }
    return { revision: BigInt(revision), position: BigInt(position) };
  }

  private repeated(append: SerialisedAppend, from: number, actual: number): AppendResult {
    const events = this.storedFrom.all(append.stream, from, append.events.length);
    return repeatedAppend(append, {
      events,
      position: BigInt(events.at(-1)?.position ?? 0),
      actual: actual < 0 ? 'none' : BigInt(actual),
    });
  }
}
