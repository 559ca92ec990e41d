import { accept, reject, type DecisionContext } from '#eventing';
import type { Instant } from '#kernel';
import type { StockEvent } from '#stock/contract';
import { named, placeOf, type CommandOf, type Place, type SkuDecision } from './decision.js';
import { physicalUnits } from './ledger.js';
import { recoverUnits, type Shortage } from './recover-units.js';
import { serveAtOnce } from './serve-queue.js';
import type { SkuState } from './sku-state.js';

export function receiveStock(
  command: CommandOf<'stock.ReceiveStock'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { quantity, reference } = command;
  return accept(
    { type: 'stock.StockReceived', data: { ...place, quantity, reference } },
    ...serveAtOnce(state, { place, now, cause: 'RECEIPT', available: state.ledger.available + quantity }),
  );
}

/** A count that confirms the books is a fact too. */
export function recordStockCount(
  command: CommandOf<'stock.RecordStockCount'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { counted, note } = command;
  const delta = counted - physicalUnits(state.ledger);
  const event: StockEvent = { type: 'stock.StockCounted', data: { ...place, counted, delta, note } };
  return correction(state, event, { place, now, delta, cause: 'COUNT' });
}

export function adjustStock(
  command: CommandOf<'stock.AdjustStock'>,
  state: SkuState,
  { now }: DecisionContext,
): SkuDecision {
  const place = placeOf(command);
  const { delta, reason, note } = command;
  const physical = physicalUnits(state.ledger);
  if (delta === 0)
    return reject('ADJUSTMENT_IS_ZERO', `${named(place)}: an adjustment by 0 changes nothing`, {
      ...place,
    });
  if (physical + delta < 0) {
    return reject(
      'ADJUSTMENT_EXCEEDS_STOCK',
      `${named(place)}: cannot take out ${-delta}, only ${physical} are there`,
      { ...place, asked: -delta, physical },
    );
  }
  const event: StockEvent = { type: 'stock.StockAdjusted', data: { ...place, delta, reason, note } };
  return correction(state, event, { place, now, delta, cause: 'ADJUSTMENT' });
}

interface Correction {
  readonly place: Place;
  readonly now: Instant;
  readonly delta: number;
  readonly cause: Shortage['cause'];
}

/** Missing units come off free stock first, then off what others hold; found ones serve the queue. */
function correction(
  state: SkuState,
  event: StockEvent,
  { place, now, delta, cause }: Correction,
): SkuDecision {
  const { available } = state.ledger;
  const recovery = recoverUnits(state, { place, units: -delta - available, cause });
  const left = available + recovery.freed + delta;
  const reason = delta > 0 ? 'FOUND' : 'RESERVATION_ENDED';
  const served = left > available ? serveAtOnce(state, { place, now, cause: reason, available: left }) : [];
  return accept(...recovery.events, event, ...served);
}
