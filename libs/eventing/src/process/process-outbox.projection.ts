import type { Database } from 'better-sqlite3';
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
  const add = db.prepare(`
    INSERT INTO ${table('process_outbox')} VALUES (?, ?, ?, ?, NULL, NULL)
    ON CONFLICT DO UPDATE SET unsettled = unsettled + excluded.unsettled`);
  const key = 'process = ? AND tenant = ? AND instance = ?';
  const park = db.prepare(`UPDATE ${table('process_outbox')} SET parked = ?, parked_at = ? WHERE ${key}`);
  const tidy = db.prepare(
    `DELETE FROM ${table('process_outbox')} WHERE ${key} AND unsettled = 0 AND parked IS NULL`,
  );
  const book = (stream: string, change: number) => {
    if (change === 0) return;
    const { process, tenant, instance } = processAddress(stream);
    add.run(process, tenant, instance, change);
    if (change < 0) tidy.run(process, tenant, instance);
  };
  const setParked = ({ stream, meta }: ProjectedEvent, reason: string | null) => {
    const { process, tenant, instance } = processAddress(stream);
    park.run(reason, reason === null ? null : (meta['at'] ?? ''), process, tenant, instance);
    tidy.run(process, tenant, instance);
  };
  return {
    [processEvents.StepTaken.type]: ({ stream, data }: ProjectedEvent<StepTaken>) =>
      book(stream, changeBy(data)),
    [processEvents.Parked.type]: (event: ProjectedEvent<Parked>) => {
      book(event.stream, event.data.input ? 1 : 0);
      setParked(event, event.data.reason);
    },
    [processEvents.InputDropped.type]: ({ stream }) => book(stream, -1),
    [processEvents.Unparked.type]: (event) => setParked(event, null),
  };
}

function changeBy({ before = [], input, effects, deferred }: StepTaken): number {
  const issued = effects.filter((effect) => effect.kind === 'issue').length;
  return issued - before.length - (input.kind === 'outcome' ? 1 : 0) - (deferred ? 1 : 0);
}
