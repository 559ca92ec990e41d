import type { ReadOptions } from './event-store.js';

/** Read options with nothing left out, as numbers. `from` is the last revision there can be for "the end". */
export interface ReadRange {
  readonly from: number;
  readonly max: number;
  readonly forwards: boolean;
}

/** Throws `RangeError`: a bug of the caller. */
export function readRange({ from, max, direction = 'forwards' }: ReadOptions): ReadRange {
  if (from !== undefined && from < 0n) throw new RangeError('a revision is never negative');
  if (max !== undefined) assertLimit(max);
  const forwards = direction === 'forwards';
  const start = forwards ? 0 : Number.MAX_SAFE_INTEGER;
  return { from: from === undefined ? start : Number(from), max: max ?? Infinity, forwards };
}

/** A page of nothing would never reach the end. */
export function assertLimit(max: number): void {
  if (!Number.isSafeInteger(max) || max < 1) throw new RangeError('a limit is a whole number from 1 on');
}
