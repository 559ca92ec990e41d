import type { Database as Connection } from 'better-sqlite3';
import type { Position } from '../../model/event.js';
import type { Feed, FeedPage } from '../../port/event-store.js';
import { assertLimit } from '../../port/read-range.js';
import { WakeListeners } from '../../port/wake-listeners.js';
import { patiently } from './patiently.js';
import { EVENT_COLUMNS, type EventRow, SqliteEvent } from './sqlite-event.js';
import { isSqliteFailure } from '../../ops/sqlite-failure.js';

/** How often other processes' appends are looked for, while somebody listens. */
const LOOK_MILLISECONDS = 250;

export class SqliteFeed implements Feed {
  private readonly pageRows;
  private readonly lastPosition;
  private readonly dataVersion;
  private readonly listeners = new WakeListeners();
  private seenVersion: number | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    db: Connection,
    private readonly assertOpen: () => void,
  ) {
    this.pageRows = db.prepare<[number, number], EventRow>(
      `SELECT ${EVENT_COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`,
    );
    this.lastPosition = db.prepare<[], number | null>('SELECT max(position) FROM events').pluck();
    this.dataVersion = db.prepare<[], number>('PRAGMA data_version').pluck();
  }

  async page(after: Position, max: number): Promise<FeedPage> {
    assertLimit(max);
    const rows = await this.query(() => this.pageRows.all(Number(after), max));
    const last = rows.at(-1);
    return {
      events: rows.map((row) => new SqliteEvent(row)),
      last: last ? BigInt(last.position) : after,
      atHead: rows.length < max,
    };
  }

  async head(): Promise<Position> {
    return BigInt((await this.query(() => this.lastPosition.get())) ?? 0);
  }

  onWake(callback: () => void): () => void {
    const remove = this.listeners.add(callback);
    this.timer ??= setInterval(() => this.look(), LOOK_MILLISECONDS).unref();
    return () => {
      remove();
      if (this.listeners.size === 0) this.stopLooking();
    };
  }

  wake(): void {
    this.listeners.ring();
  }

  stopLooking(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private query<Result>(work: () => Result): Promise<Result> {
    return patiently(() => {
      this.assertOpen();
      return work();
    });
  }

  /** Only commits of other connections change the version. */
  private look(): void {
    const version = this.currentVersion();
    const changed = version !== this.seenVersion;
    this.seenVersion = version;
    if (changed) this.wake();
  }

  /** Unknown while the file is locked: that counts as a change, since a needless ring is harmless. */
  private currentVersion(): number | undefined {
    try {
      return this.dataVersion.get();
    } catch (error) {
      if (isSqliteFailure(error)) return undefined;
      throw error;
    }
  }
}
