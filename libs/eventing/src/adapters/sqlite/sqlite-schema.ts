import type { Database as Connection } from 'better-sqlite3';

/** Steps that lead from schema version n to n + 1; the file's version is in `PRAGMA user_version`. Never edit a step. */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE events(
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     stream TEXT NOT NULL,
     revision INTEGER NOT NULL,
     id TEXT NOT NULL,
     type TEXT NOT NULL,
     data TEXT NOT NULL,
     meta TEXT NOT NULL,
     recorded_at INTEGER NOT NULL DEFAULT (unixepoch('subsec') * 1000),
     UNIQUE(stream, revision)
   ) STRICT;
   CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
   CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;`,
];

/** Brings the file to the newest schema. A file of a newer program is refused, not guessed at. */
export function migrate(db: Connection, migrations: readonly string[] = MIGRATIONS): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > migrations.length) {
    throw new Error(
      `${db.name} has schema version ${version}, this program knows ${migrations.length}: use a newer program`,
    );
  }
  if (version === migrations.length) return;
  db.transaction(() => {
    // Another process may have migrated between the look above and this lock.
    const current = Number(db.pragma('user_version', { simple: true }));
    for (const step of migrations.slice(current)) db.exec(step);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}
