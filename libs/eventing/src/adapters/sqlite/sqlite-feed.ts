import type { Database as Connection } from 'better-sqlite3';
import type { Position } from '../../model/event.js';
import type { Feed, FeedPage } from '../../port/event-store.js';
import { type EventRow, SqliteEvent } from './sqlite-event.js';

/** How often other processes' appends are looked for, while somebody listens. */
const LOOK_MILLISECONDS = 250;

export class SqliteFeed implements Feed {
  private readonly pageRows;
  private readonly lastPosition;
  private readonly dataVersion;
  private readonly listeners = new Set<() => void>();
  private seenVersion: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(db: Connection) {
    this.pageRows = db.prepare<[number, number], EventRow>(
      `SELECT position, stream, revision, id, type, data, meta FROM events
       WHERE position > ? ORDER BY position LIMIT ?`,
    );
    this.lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  }

  async page(after: Position, max: number): Promise<FeedPage> {
    const rows = this.pageRows.all(Number(after), max);
    const last = rows.at(-1);
    return {
      events: rows.map((row) => new SqliteEvent(row)),
      last: last ? BigInt(last.position) : after,
      atHead: rows.length < max,
    };
  }

  async head(): Promise<Position> {
    return BigInt(this.lastPosition.get() ?? 0);
  }

  onWake(callback: () => void): () => void {
    this.listeners.add(callback);
    this.timer ??= setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
    return () => {
      this.listeners.delete(callback);
      if (this.listeners.size === 0) this.close();
    };
  }

  wake(): void {
    for (const listener of this.listeners) listener();
  }

  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private look(): void {
    const version = this.dataVersion.get();
    const changed = version !== this.seenVersion;
    this.seenVersion = version;
    if (changed) this.wake();
  }
}
