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
     recorded_at INTEGER NOT NULL,
     UNIQUE(stream, revision)
   ) STRICT;
   CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
   CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
   -- INSERT OR REPLACE deletes without asking the trigger above.
   CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
     WHEN EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND revision = NEW.revision)
       OR EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
     BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;`,
];

/** Brings the file to the newest schema. A file of a newer program is refused, not guessed at. */
export function migrate(db: Connection, migrations: readonly string[] = MIGRATIONS): void {
  assertNotNewer(db, migrations.length);
  if (versionOf(db) === migrations.length) return;
  db.transaction(() => {
    // Another process may have migrated between the look above and this lock.
    assertNotNewer(db, migrations.length);
    for (const step of migrations.slice(versionOf(db))) db.exec(step);
    db.pragma(`user_version = ${migrations.length}`);
  }).immediate();
}

/** For a connection that cannot migrate. */
export function assertCurrentSchema(db: Connection): void {
  assertNotNewer(db, MIGRATIONS.length);
  if (versionOf(db) < MIGRATIONS.length) {
    throw new Error(`${db.name} has schema version ${versionOf(db)}: open it for writing once to migrate it`);
  }
}

function assertNotNewer(db: Connection, known: number): void {
  const version = versionOf(db);
  if (version <= known) return;
  throw new Error(
    `${db.name} has schema version ${version}, this program knows ${known}: use a newer program`,
  );
}

function versionOf(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}
