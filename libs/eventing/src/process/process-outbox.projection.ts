import type { Database } from 'better-sqlite3';
import { META } from '../model/metadata.js';
import type { Projection, ProjectedEvent, ProjectionHandlers } from '../project/projection.js';
import type { TableNames } from '../project/view-build.js';
import { processAddress } from './process-address.js';
import { type Parked, type StepTaken, processEvents } from './process-events.js';

/**
 * Instances with work left: commands without an outcome, or inputs set aside. A row goes when nothing is left. This is
 * how the dispatcher finds again after a crash what it was about to do.
 */
export const processOutbox: Projection = {
  name: 'process-outbox',
  version: 3,
  tables: ['process_outbox'],
  schema: (table) => `
    CREATE TABLE IF NOT EXISTS ${table('process_outbox')}(
      process TEXT NOT NULL, tenant TEXT NOT NULL, instance TEXT NOT NULL,
      unsettled INTEGER NOT NULL, parked TEXT, parked_at TEXT,
      PRIMARY KEY (process, tenant, instance)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS ${table('process_outbox')}_parked
      ON ${table('process_outbox')}(parked_at, process, tenant, instance) WHERE parked IS NOT NULL;`,
  handlers: outboxHandlers,
};

function outboxHandlers(db: Database, table: TableNames): ProjectionHandlers {
  const outbox = table('process_outbox');
  const key = 'process = ? AND tenant = ? AND instance = ?';
  const add = db.prepare(`
    INSERT INTO ${outbox} VALUES (?, ?, ?, ?, NULL, NULL)
    ON CONFLICT DO UPDATE SET unsettled = unsettled + excluded.unsettled`);
  const set = db.prepare(`
    INSERT INTO ${outbox} VALUES (?, ?, ?, ?, NULL, NULL)
    ON CONFLICT DO UPDATE SET unsettled = excluded.unsettled`);
  const park = db.prepare(`UPDATE ${outbox} SET parked = ?, parked_at = ? WHERE ${key}`);
  const tidy = db.prepare(`DELETE FROM ${outbox} WHERE ${key} AND unsettled = 0 AND parked IS NULL`);

  /** Events that do not say what they leave are of an older program: what they change is counted. */
  const book = ({ stream, meta }: ProjectedEvent, change: () => number) => {
    const { process, tenant, instance } = processAddress(stream);
    const left = meta[META.unsettled];
    if (left === undefined) add.run(process, tenant, instance, change());
    else set.run(process, tenant, instance, Number(left));
    if (left === undefined || left === '0') tidy.run(process, tenant, instance);
  };
  const setParked = ({ stream, meta }: ProjectedEvent, reason: string | null) => {
    const { process, tenant, instance } = processAddress(stream);
    park.run(reason, reason === null ? null : (meta[META.at] ?? ''), process, tenant, instance);
    tidy.run(process, tenant, instance);
  };
  return {
    [processEvents.StepTaken.type]: (event: ProjectedEvent<StepTaken>) =>
      book(event, () => changeBy(event.data)),
    [processEvents.Parked.type]: (event: ProjectedEvent<Parked>) => {
      book(event, () => (event.data.input ? 1 : 0));
      setParked(event, event.data.reason);
    },
    [processEvents.InputDropped.type]: (event) => book(event, () => -1),
    [processEvents.Unparked.type]: (event) => setParked(event, null),
  };
}

function changeBy({ before = [], input, effects, deferred }: StepTaken): number {
  const issued = effects.filter((effect) => effect.kind === 'issue').length;
  return issued - before.length - (input.kind === 'outcome' ? 1 : 0) - (deferred ? 1 : 0);
}
