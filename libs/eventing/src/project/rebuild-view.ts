import type { Position } from '../model/event.js';
import type { BuildId } from './view-build.js';
import type { ViewDifference } from './view-comparison.js';
import type { ViewsReader } from './views-reader.js';

/** How a rebuild that was asked for stands. `differences` are what the old build had wrong. */
export type RebuildState =
  | { readonly state: 'building'; readonly position: Position }
  | { readonly state: 'stopped'; readonly error: string }
  | { readonly state: 'active'; readonly differences: readonly ViewDifference[] };

/** A rebuild met an event that the view cannot take; the former build stays active. */
export class RebuildStopped extends Error {
  readonly code = 'REBUILD_STOPPED';
}

export function readRebuild(reader: ViewsReader, { name, version, generation }: BuildId): RebuildState {
  return reader.snapshot(() => {
    const key = [name, version, generation] as const;
    const where = 'name = ? AND version = ? AND generation = ?';
    const report = reader
      .statement<[string, number, number], string>(`SELECT report FROM active_views WHERE ${where}`)
      .pluck()
      .get(...key);
    if (report !== undefined) return { state: 'active', differences: JSON.parse(report) as ViewDifference[] };
    const row = reader
      .statement<[string, number, number], { position: bigint; paused: bigint }>(
        `SELECT position, paused FROM checkpoints WHERE ${where}`,
      )
      .safeIntegers()
      .get(...key);
    if (row && row.paused === 0n) return { state: 'building', position: row.position };
    const error = reader
      .statement<[string, number, number], string>(`SELECT error FROM dead_letters WHERE ${where}`)
      .pluck()
      .get(...key);
    return { state: 'stopped', error: error ?? 'the build was dropped' };
  });
}
