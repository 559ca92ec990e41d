/** Tables that the projection runtime keeps for itself in `views.db`. */
export const VIEWS_SCHEMA = `
  CREATE TABLE IF NOT EXISTS checkpoints(
    name TEXT NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL,
    position INTEGER NOT NULL, paused INTEGER NOT NULL, tables TEXT NOT NULL,
    PRIMARY KEY (name, version, generation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS active_views(
    name TEXT PRIMARY KEY, version INTEGER NOT NULL, generation INTEGER NOT NULL, report TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS dead_letters(
    name TEXT NOT NULL, version INTEGER NOT NULL, generation INTEGER NOT NULL, position INTEGER NOT NULL,
    event_id TEXT NOT NULL, type TEXT NOT NULL, error TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (name, version, generation, position)
  ) STRICT, WITHOUT ROWID;
`;

/**
 * Large pages and rare checkpoints: an event that serves a long queue changes a row here and there on thousands of
 * pages, and the next such event changes the same pages again. Files that exist keep the pages that they have.
 *
 * `synchronous = NORMAL`: a power cut may lose the last pages but never breaks the file, and what is lost is
 * projected again, because the checkpoint is lost with it.
 */
export const VIEWS_PRAGMAS = [
  'busy_timeout = 5000',
  'page_size = 8192',
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'cache_size = -65536',
  'temp_store = MEMORY',
  'wal_autocheckpoint = 16000',
] as const;
