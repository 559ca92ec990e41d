import type { StockEvent } from '#stock/contract';
import type { SkuState } from '#stock/domain';
import { expect } from '@jest/globals';
import type { NaiveSku } from '../../libs/stock/src/testing/naive-sku.js';

/** Units are conserved, and each is in one place. */
export function expectSoundSku({ ledger, lines, reservations }: SkuState): void {
  const { received, returned, found, available, reserved, allocated, shipped, lost } = ledger;
  expect(received + returned + found).toBe(available + reserved + allocated + shipped + lost);
  expect(Math.min(...Object.values(ledger))).toBeGreaterThanOrEqual(0);
  const demands = [...lines.values()].flatMap((line) => line.demands);
  expect(Math.min(0, ...demands.map((demand) => Math.min(demand.waiting, demand.allocated)))).toBe(0);
  expect(demands.reduce((sum, demand) => sum + demand.allocated, 0)).toBe(allocated);
  expect([...reservations.active.values()].reduce((sum, { quantity }) => sum + quantity, 0)).toBe(reserved);
  expect([...lines.values()].reduce((sum, line) => sum + line.shipped, 0)).toBe(shipped);
}

/** Nobody is served past an eligible, better-ranked line, unless the event says so. */
export function expectServedInOrder(naive: NaiveSku, event: StockEvent): void {
  if (event.type !== 'stock.BackordersAllocated') return;
  const { allocations, passedOver, more } = event.data;
  const plan = naive.plan();
  const served = allocations.map(({ demandId, quantity, rank }) => ({ demandId, quantity, rank }));
  expect(served).toEqual(more ? plan.allocations.slice(0, served.length) : plan.allocations);
  if (!more) expect(passedOver.map(({ demandId }) => demandId)).toEqual(plan.passedOver.slice(0, 50));
}
