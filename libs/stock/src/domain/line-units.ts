import type { LineId } from './lines.js';
import { findLine, type SkuState } from './sku-state.js';

/** Units that a line has allocated and not yet shipped. */
export function allocatedOf(state: SkuState, id: LineId): number {
  return findLine(state, id)?.demands.reduce((sum, { allocated }) => sum + allocated, 0) ?? 0;
}

/** Units of a line that are out. */
export function shippedOf(state: SkuState, id: LineId): number {
  const line = findLine(state, id);
  return line ? line.shipped - line.returned : 0;
}
