import Database, { type Database as Connection, type Statement } from 'better-sqlite3';
import { join } from 'node:path';
import { processes } from '#composition';
import { openSqliteStore, type RecordedEvent, SqliteCheckpointStore } from '#eventing';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/g;

/** Writes an embedded log without a service, many events in one transaction. */
export class BulkLog {
  private readonly insert: Statement;

  private constructor(
    private readonly dataDir: string,
    private readonly db: Connection,
  ) {
    this.insert = db.prepare(
      'INSERT INTO events(stream, revision, id, type, data, meta, recorded_at) VALUES (?, ?, ?, ?, ?, ?, 0)',
    );
  }

  static async open(dataDir: string): Promise<BulkLog> {
    const file = join(dataDir, 'events.db');
    await openSqliteStore({ file }).close();
    const db = new Database(file);
    db.pragma('synchronous = OFF');
    db.exec('BEGIN');
    return new BulkLog(dataDir, db);
  }

  /** `copy` is given every text of the event that may name something. */
  write(event: RecordedEvent, revision = Number(event.revision), copy = (text: string) => text): void {
    const [data, meta] = [JSON.stringify(event.data), JSON.stringify(event.meta)];
    this.insert.run(copy(event.stream), revision, copy(event.id), event.type, copy(data), copy(meta));
  }

  /** Answers the number of events. All processes have taken all of them already: the log says so. */
  async close(): Promise<number> {
    this.db.exec('COMMIT');
    const events = this.db.prepare<[], number>('SELECT max(position) FROM events').pluck().get() ?? 0;
    this.db.close();
    const checkpoints = new SqliteCheckpointStore(join(this.dataDir, 'consumers.db'));
    for (const { name } of processes) await checkpoints.save(`process:${name}`, BigInt(events));
    await checkpoints.close();
    return events;
  }
}

/** The text with every id in it changed to one that only the n-th copy has. */
export function withIdsOf(n: number, text: string): string {
  const prefix = n.toString(16).padStart(8, '0');
  return text.replace(UUID, `${prefix}$1`);
}

/** Without what a reader of the log may have attached to it. */
export function copyOf({ stream, revision, position, id, type, data, meta }: RecordedEvent): RecordedEvent {
  return { stream, revision, position, id, type, data, meta };
}
