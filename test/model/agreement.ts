import { allocatedUnits, type LineState, openUnits, type OrderState } from '#ordering/domain';
import type { SkuState } from '#stock/domain';
import { expect } from '@jest/globals';
import type { Ledgers } from './ledgers.js';
import { expectNobodyWaitsInVain } from './group-agreement.js';
import type { Play } from './play.js';

/** At rest, an order and its SKUs tell the same of every line, and nothing waits that could be served. */
export async function expectAgreement({ ledgers, world }: Play): Promise<void> {
  for (const order of ledgers.orders.values()) {
    for (const line of order.lines) expect(orderSays(line, order)).toEqual(skuSays(line, ledgers));
    expectNobodyWaitsInVain(order, ledgers);
    if (order.cancelled) expect(order.lines.map(openUnits)).toEqual(order.lines.map(() => 0));
  }
  for (const { state, naive } of ledgers.skus.values()) {
    if (state.policy.mode === 'AUTO') expect(naive.plan().allocations).toEqual([]);
    expect([...state.reservations.active.keys()]).toEqual([]);
    expect(state.run).toBeNull();
  }
  expect(await world.outbox.stuck()).toEqual([]);
}

function orderSays(line: LineState, { onHold }: OrderState) {
  const { quantity, cancelled, refused, shipped, returned, secured, waiting } = line;
  const open = openUnits(line);
  return {
    line: line.lineId,
    onHold,
    shipped,
    returned,
    secured,
    waiting,
    allocated: allocatedUnits(line),
    open,
    whole: cancelled + refused + shipped + open === quantity,
  };
}

function skuSays({ lineId, sku }: LineState, { skus }: Ledgers) {
  const line = [...(skus.get(sku)?.state as SkuState).lines.values()].find((one) => one.lineId === lineId);
  if (!line) return { line: lineId, missing: true };
  const waiting = line.demands.reduce((sum, demand) => sum + demand.waiting, 0);
  const allocated = line.demands.reduce((sum, demand) => sum + demand.allocated, 0);
  const { onHold, shipped, returned } = line;
  return {
    line: lineId,
    onHold,
    shipped,
    returned,
    secured: allocated + shipped,
    waiting,
    allocated,
    open: allocated + waiting,
    whole: true,
  };
}
