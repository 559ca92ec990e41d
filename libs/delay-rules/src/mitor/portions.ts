import type { LineObligation, Portion } from './obligation.js';
import { type MitorState, isLive } from './states.js';

/**
 * Live portions that make up `quantity` units, split off where they are part of a larger one; all live ones for null.
 * Units beyond what is live are left out.
 */
export function takePortions(
  line: LineObligation,
  quantity: number | null,
  wanted: (state: MitorState) => boolean = isLive,
): readonly Portion[] {
  const found = line.portions.filter(({ state }) => wanted(state));
  if (quantity === null) return found;
  const taken: Portion[] = [];
  let left = quantity;
  for (const portion of found) {
    if (left === 0) break;
    taken.push(split(line, portion, left));
    left -= Math.min(left, portion.quantity ?? left);
  }
  return taken;
}

/** The portion itself where it has no more than `quantity` units; else so many units of it, split off. */
function split(line: LineObligation, portion: Portion, quantity: number): Portion {
  if (portion.quantity === null || portion.quantity <= quantity) return portion;
  const part = { ...portion, quantity };
  portion.quantity -= quantity;
  line.portions.push(part);
  return part;
}
