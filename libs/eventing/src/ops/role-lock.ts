import Database from 'better-sqlite3';
import { join } from 'node:path';
import { isSqliteFailure } from './sqlite-failure.js';

/** Work that only one process of a data directory does at a time. */
export type Role = 'projector' | 'worker';

export interface RoleLock {
  /** Whether another process may have the role by now: its holder is to stop working. */
  readonly lost: boolean;
  release(): void | Promise<void>;
}

/** Never lost, and free again at once. */
export interface FileRoleLock extends RoleLock {
  release(): void;
}

/**
 * Takes a role, or answers null when another process has it. The lock is an exclusive transaction on a file of its own:
 * the kernel frees it when the holder dies, however it dies, so there is no lease to expire and nothing to clean up.
 */
export function tryAcquireRole(directory: string, role: Role): FileRoleLock | null {
  const file = new Database(join(directory, `${role}.lock`), { timeout: 0 });
  try {
    file.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (isSqliteFailure(error) && error.code.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
  return { lost: false, release: () => void file.close() };
}
