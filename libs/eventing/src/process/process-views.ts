import type { Instant } from '#kernel';
import type { Position } from '../model/event.js';
import type { ViewsReader } from '../project/views-reader.js';
import type { ProcessAddress } from './process-address.js';

/** What the runtime needs of the views, a `ProjectionHost` for instance. */
export interface ProcessViews {
  readonly reader: ViewsReader;
  waitFor(position: Position, timeoutMs: number, views?: readonly string[] | null): Promise<void>;
}

export interface DueTimer extends ProcessAddress {
  readonly name: string;
  readonly timerId: string;
  readonly dueAt: Instant;
}

export interface ParkedInstance extends ProcessAddress {
  readonly reason: string;
  readonly parkedAt: Instant;
}

/** Where a page of due timers starts: after this timer. */
export type TimerCursor = Pick<DueTimer, 'dueAt' | 'timerId'>;

export const PAGE_ROWS = 500;

/** Timers due at `now`, by due instant. */
export function dueTimers(reader: ViewsReader, now: Instant, after: TimerCursor): DueTimer[] {
  return reader
    .statement<[string, string, string, number], DueTimer>(
      `SELECT process, tenant, instance, name, timer_id AS timerId, due_at AS dueAt
       FROM ${reader.table('process_timers')}
       WHERE due_at <= ? AND (due_at, timer_id) > (?, ?) ORDER BY due_at, timer_id LIMIT ?`,
    )
    .all(now, after.dueAt, after.timerId, PAGE_ROWS);
}

/** Instances with work left that are not parked, in key order after the given one. */
export function openInstances(reader: ViewsReader, after: ProcessAddress): ProcessAddress[] {
  return reader
    .statement<[string, string, string, number], ProcessAddress>(
      `SELECT process, tenant, instance FROM ${reader.table('process_outbox')}
       WHERE (process, tenant, instance) > (?, ?, ?) AND parked IS NULL
       ORDER BY process, tenant, instance LIMIT ?`,
    )
    .all(after.process, after.tenant, after.instance, PAGE_ROWS);
}

/** Instances that wait for a person, the oldest first. */
export function parkedInstances(reader: ViewsReader, max: number): ParkedInstance[] {
  return reader
    .statement<[number], ParkedInstance>(
      `SELECT process, tenant, instance, parked AS reason, parked_at AS parkedAt
       FROM ${reader.table('process_outbox')} WHERE parked IS NOT NULL
       ORDER BY parked_at, process, tenant, instance LIMIT ?`,
    )
    .all(max);
}

export function countParked(reader: ViewsReader): number {
  return (
    reader
      .statement<[], { readonly parked: number }>(
        `SELECT count(*) AS parked FROM ${reader.table('process_outbox')} WHERE parked IS NOT NULL`,
      )
      .get()?.parked ?? 0
  );
}
