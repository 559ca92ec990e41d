import type { Position } from '../model/event.js';
import type { BuildId } from './view-build.js';
import type { ViewsReader } from './views-reader.js';

export interface ViewStatus extends BuildId {
  readonly position: Position;
  /** Distance to the head of the log in positions, which are events on the embedded store. */
  readonly lag: Position;
  readonly state: 'running' | 'paused' | 'rebuilding';
  /** Position of the build beside, while there is one. */
  readonly rebuiltUpTo: Position | null;
  /** Of the latest event that a handler could not take. */
  readonly lastError: string | null;
}

interface Row {
  readonly name: string;
  readonly version: bigint;
  readonly generation: bigint;
  readonly position: bigint;
  readonly paused: bigint;
  readonly beside: bigint | null;
  readonly error: string | null;
}

const STATUS = `
  SELECT name, version, generation, c.position, c.paused,
    (SELECT max(b.position) FROM checkpoints b WHERE b.name = a.name
       AND (b.version <> a.version OR b.generation > a.generation)) AS beside,
    (SELECT d.error FROM dead_letters d WHERE d.name = a.name ORDER BY d.position DESC LIMIT 1) AS error
  FROM active_views a JOIN checkpoints c USING (name, version, generation) ORDER BY name`;

export function readViewStatus(reader: ViewsReader, head: Position): ViewStatus[] {
  return reader
    .statement<[], Row>(STATUS)
    .safeIntegers()
    .all()
    .map((row) => ({
      name: row.name,
      version: Number(row.version),
      generation: Number(row.generation),
      position: row.position,
      lag: head > row.position ? head - row.position : 0n,
      state: row.paused === 1n ? 'paused' : row.beside === null ? 'running' : 'rebuilding',
      rebuiltUpTo: row.beside,
      lastError: row.error,
    }));
}
