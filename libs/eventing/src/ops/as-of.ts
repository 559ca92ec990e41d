import type { Instant } from '#kernel';
import type { Position } from '../model/event.js';

/** A moment in the past: an instant, or a position of the log; of both, the earlier counts; of neither, now. */
export interface AsOf {
  readonly time?: string | null | undefined;
  readonly position?: string | null | undefined;
}

/** Whether something was recorded after the moment: nobody knew of it then. */
export function isAfter(
  { time, position }: AsOf,
  recorded: { readonly position: Position; readonly at: Instant },
): boolean {
  if (typeof position === 'string' && recorded.position > BigInt(position)) return true;
  return typeof time === 'string' && recorded.at > time;
}
