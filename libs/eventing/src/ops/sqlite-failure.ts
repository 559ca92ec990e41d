interface SqliteFailure {
  readonly name: 'SqliteError';
  /** `SQLITE_BUSY`, `SQLITE_FULL` and so on, with extensions. */
  readonly code: string;
}

/** By shape, not by class: the native part throws the class of whoever loaded it first in this process. */
export function isSqliteFailure(error: unknown): error is SqliteFailure {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'SqliteError';
}
