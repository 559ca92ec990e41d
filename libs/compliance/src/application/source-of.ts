import type { WaitingLine } from './ports.js';

/** What the seller knew, in words: it is the reasonable basis of what the buyer is told. */
export function sourceOf({ projectedDate, supply, quantityAhead }: WaitingLine, what: string): string {
  const behind = `${quantityAhead} units wait before it for ${what}`;
  if (projectedDate === null) return `no dated supply covers it; ${behind}`;
  const by = supply === null ? 'stock at hand' : `supply ${supply}`;
  return `${by} is expected to cover it on ${projectedDate}; ${behind}`;
}
