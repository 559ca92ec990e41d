import Database, { type Database as Connection } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { yieldToEventLoop } from '../ops/scheduler.js';

/** What two tables that should be equal hold. `hash` does not depend on the order of rows. */
export interface TableDigest {
  readonly rows: number;
  readonly hash: string;
}

export interface ViewDifference {
  readonly view: string;
  readonly table: string;
  readonly live: TableDigest;
  readonly rebuilt: TableDigest;
}

const ROWS_PER_TURN = 1000;
const MODULUS = 1n << 128n;

/** A reading connection that sees the file as it is now, however long the reading takes. */
export function openSnapshot(file: string): Connection {
  const connection = new Database(file, { readonly: true });
  connection.exec('BEGIN');
  connection.prepare('SELECT count(*) FROM sqlite_master').get();
  return connection;
}

/** Sums the hashes of all rows, so that neither order nor memory matters; gives way to other work in between. */
export async function digestTable(connection: Connection, table: string): Promise<TableDigest> {
  const statement = connection.prepare<[], unknown[]>(`SELECT * FROM "${table}"`).raw().safeIntegers();
  let rows = 0;
  let sum = 0n;
  for (const row of statement.iterate()) {
    sum = (sum + hashRow(row)) % MODULUS;
    if (++rows % ROWS_PER_TURN === 0) await yieldToEventLoop();
  }
  return { rows, hash: sum.toString(16).padStart(32, '0') };
}

export function sameDigest(a: TableDigest, b: TableDigest): boolean {
  return a.rows === b.rows && a.hash === b.hash;
}

function hashRow(row: readonly unknown[]): bigint {
  const hash = createHash('sha256');
  for (const value of row) {
    const text = Buffer.isBuffer(value) ? value.toString('base64') : String(value);
    hash.update(`${typeof value}:${text.length}:${text};`);
  }
  return BigInt(`0x${hash.digest('hex').slice(0, 32)}`);
}
