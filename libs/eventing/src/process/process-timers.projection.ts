import type { Database } from 'better-sqlite3';
import { META } from '../model/metadata.js';
import type { Projection, ProjectedEvent, ProjectionHandlers } from '../project/projection.js';
import type { TableNames } from '../project/view-build.js';
import { processAddress } from './process-address.js';
import { type StepTaken, type StoredEffect, processEvents } from './process-events.js';

/** Timers that are set and neither due and taken, nor cancelled, nor set anew, by the instant at which they are due. */
export const processTimers: Projection = {
  name: 'process-timers',
  version: 1,
  tables: ['process_timers'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('process_timers')}(
      process TEXT NOT NULL, tenant TEXT NOT NULL, instance TEXT NOT NULL, name TEXT NOT NULL,
      timer_id TEXT NOT NULL, due_at TEXT NOT NULL,
      PRIMARY KEY (process, tenant, instance, name)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('process_timers')}_due ON ${table('process_timers')}(due_at, timer_id);`,
  handlers: timerHandlers,
};

function timerHandlers(db: Database, table: TableNames): ProjectionHandlers {
  const timers = table('process_timers');
  const key = 'process = ? AND tenant = ? AND instance = ?';
  const set = db.prepare(`INSERT OR REPLACE INTO ${timers} VALUES (?, ?, ?, ?, ?, ?)`);
  const unset = db.prepare(`DELETE FROM ${timers} WHERE ${key} AND name = ?`);
  const unsetAll = db.prepare(`DELETE FROM ${timers} WHERE ${key}`);

  const apply = (stream: string, effect: StoredEffect) => {
    if (effect.kind === 'issue') return;
    const { process, tenant, instance } = processAddress(stream);
    if (effect.kind === 'timer') set.run(process, tenant, instance, effect.name, effect.id, effect.dueAt);
    if (effect.kind === 'cancel-timer') unset.run(process, tenant, instance, effect.name);
    if (effect.kind === 'complete') unsetAll.run(process, tenant, instance);
  };
  return {
    [processEvents.StepTaken.type]: (event: ProjectedEvent<StepTaken>) => {
      // Most steps have nothing to do with timers, and are large.
      if (event.meta[META.timersChanged] === 'no') return;
      const { stream, data } = event;
      const { input, effects } = data;
      if (input.kind === 'timer') apply(stream, { kind: 'cancel-timer', name: input.name });
      for (const effect of effects) apply(stream, effect);
    },
  };
}
