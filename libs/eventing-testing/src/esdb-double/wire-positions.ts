import type { Position } from '#eventing';

/** Like the real ones: increasing, and far apart by no rule, so that nobody gets away with counting them. */
const STRIDE = 97n;
const OFFSET = 13n;

/** The engine's position as the double's clients see it; commit and prepare are the same. */
export function toWire(position: Position): string {
  return position === 0n ? '0' : (position * STRIDE + OFFSET).toString();
}

/**
 * The engine's position, one past `head` for anything beyond the log, or `undefined` for a place inside a record, where
 * a server cannot start to read.
 */
export function fromWire(text: string, head: Position): Position | undefined {
  const wire = BigInt(text);
  if (wire === 0n) return 0n;
  if (wire > BigInt(toWire(head))) return head + 1n;
  return (wire - OFFSET) % STRIDE === 0n ? (wire - OFFSET) / STRIDE : undefined;
}
