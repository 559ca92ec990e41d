import type { Database as Connection } from 'better-sqlite3';
import { EventIdReused, RevisionConflict } from '../../model/errors.js';
import type { ExpectedRevision } from '../../model/event.js';
import type { AppendResult } from '../../port/event-store.js';
import type { SerialisedEvent } from '../../port/serialise-append.js';

interface StoredRow {
  readonly position: number;
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
}

/** Writes one append inside a transaction that is already open. */
export class SqliteAppender {
  private readonly lastRevision;
  private readonly insert;
  private readonly storedFrom;

  constructor(db: Connection) {
    this.lastRevision = db
      .prepare<[string], number | null>('SELECT max(revision) FROM events WHERE stream = ?')
      .pluck();
    this.insert = db.prepare<[string, number, string, string, string, string]>(
      'INSERT INTO events(stream, revision, id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.storedFrom = db.prepare<[string, number, number], StoredRow>(
      `SELECT position, id, type, data, meta FROM events
       WHERE stream = ? AND revision >= ? ORDER BY revision LIMIT ?`,
    );
  }

  /** Throws before it writes anything, or writes everything. */
  append(stream: string, expected: ExpectedRevision, events: readonly SerialisedEvent[]): AppendResult {
    const actual = this.lastRevision.get(stream) ?? -1;
    const wanted = expected === 'none' ? -1 : Number(expected);
    if (actual !== wanted) return this.repeated(stream, expected, events, actual);
    let revision = actual;
    let position: number | bigint = 0;
    for (const { id, type, data, meta } of events) {
      revision += 1;
      position = this.insert.run(stream, revision, id, type, data, meta).lastInsertRowid;
    }
    return { revision: BigInt(revision), position: BigInt(position) };
  }

  /** A repeat of an append that is stored already is answered with its first result; all else is a conflict. */
  private repeated(
    stream: string,
    expected: ExpectedRevision,
    events: readonly SerialisedEvent[],
    actual: number,
  ): AppendResult {
    const first = expected === 'none' ? 0 : Number(expected) + 1;
    const stored = this.storedFrom.all(stream, first, events.length);
    const sameIds = stored.length === events.length && stored.every((row, n) => row.id === events[n]?.id);
    if (!sameIds) throw new RevisionConflict(stream, expected, actual < 0 ? 'none' : BigInt(actual));
    if (!stored.every((row, n) => sameContents(row, events[n]))) throw new EventIdReused(stream);
    const position = stored.at(-1)?.position ?? 0;
    return { revision: BigInt(first + events.length - 1), position: BigInt(position) };
  }
}

function sameContents(row: StoredRow, event: SerialisedEvent | undefined): boolean {
  return row.type === event?.type && row.data === event.data && row.meta === event.meta;
}
