import { allocatedUnits, type LineState, openUnits, type OrderState } from '#ordering/domain';
import { expect } from '@jest/globals';
import type { Ledgers } from './ledgers.js';

/** At rest, no SKU of a ship group is there while another lacks, and none is held when it is its turn. */
export function expectNobodyWaitsInVain({ lines }: OrderState, ledgers: Ledgers): void {
  const group = lines.filter(({ shipGroup }) => shipGroup !== null);
  const lacking = group.filter((line) => allocatedUnits(line) < openUnits(line));
  const lacks = new Set(lacking.map(({ sku }) => sku));
  const waiting = group.filter((line) => allocatedUnits(line) > 0 && !lacks.has(line.sku));
  if (lacking.length > 0) expect(waiting.map(({ lineId }) => lineId)).toEqual([]);
  const held = group.filter((line) => isHeld(line, ledgers));
  if (held.length > 0) expect(lacking.some((line) => !held.includes(line))).toBe(true);
}

function isHeld({ lineId, sku }: LineState, { skus }: Ledgers): boolean {
  const line = [...(skus.get(sku)?.state.lines.values() ?? [])].find((one) => one.lineId === lineId);
  return line?.demands.some(({ ownHold, waiting }) => ownHold && waiting > 0) ?? false;
}
