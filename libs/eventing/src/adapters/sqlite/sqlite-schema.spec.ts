import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database, { type Database as Connection } from 'better-sqlite3';
import { MIGRATIONS, assertCurrentSchema, migrate } from './sqlite-schema.js';

const INSERT = `INSERT INTO events(stream, revision, id, type, data, meta, recorded_at)
  VALUES ('a', 0, 'id', 'test.Happened', '{}', '{}', 0)`;
/** Steps that exist only here. */
const LATER = [...MIGRATIONS, 'ALTER TABLE events ADD COLUMN tenant TEXT', 'CREATE TABLE two(n INTEGER)'];

let db: Connection;
beforeEach(() => void (db = new Database(':memory:')));
afterEach(() => void db.close());

const version = () => db.pragma('user_version', { simple: true });

describe('the schema of the event log', () => {
  it('is made at its newest version', () => {
    migrate(db);
    expect(version()).toBe(MIGRATIONS.length);
    expect(() => assertCurrentSchema(db)).not.toThrow();
  });

  it('is migrated step by step from version 1, with its events kept', () => {
    migrate(db, MIGRATIONS.slice(0, 1));
    db.exec(INSERT);
    migrate(db, LATER);
    expect(version()).toBe(LATER.length);
    expect(db.prepare('SELECT id, tenant FROM events').all()).toEqual([{ id: 'id', tenant: null }]);
    expect(db.prepare('SELECT count(*) FROM two').pluck().get()).toBe(0);
  });

  it('is left alone when it is new enough', () => {
    migrate(db, LATER);
    migrate(db, LATER);
    expect(version()).toBe(LATER.length);
  });

  it('stays as it was when a step fails', () => {
    migrate(db);
    expect(() => migrate(db, [...MIGRATIONS, 'CREATE TABLE two(n INTEGER)', 'nonsense'])).toThrow();
    expect(version()).toBe(MIGRATIONS.length);
    expect(() => db.prepare('SELECT * FROM two')).toThrow('no such table');
  });

  it('of a newer program is refused', () => {
    migrate(db, LATER);
    const message = `schema version ${LATER.length}, this program knows ${MIGRATIONS.length}`;
    expect(() => migrate(db)).toThrow(message);
    expect(() => assertCurrentSchema(db)).toThrow(message);
  });

  it('of an older program is not migrated by a reader', () => {
    expect(() => assertCurrentSchema(db)).toThrow('open it for writing once');
  });

  it('refuses a second event at the same place', () => {
    migrate(db);
    db.exec(INSERT);
    expect(() => db.exec(INSERT)).toThrow('append-only');
  });

  it('refuses to replace an event, by its place or by its position', () => {
    migrate(db);
    db.exec(INSERT);
    const replace =
      'INSERT OR REPLACE INTO events(position, stream, revision, id, type, data, meta, recorded_at)';
    expect(() => db.exec(INSERT.replace('INSERT', 'INSERT OR REPLACE'))).toThrow('append-only');
    expect(() => db.exec(`${replace} VALUES (1, 'b', 0, 'x', 'x', '{}', '{}', 0)`)).toThrow('append-only');
    expect(db.prepare('SELECT id FROM events').pluck().all()).toEqual(['id']);
  });
});
