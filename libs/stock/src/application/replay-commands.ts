import type { ProjectedEvent } from '#eventing';
import type { StockCommand, StockEvent } from '../contract/index.js';
import type { SkuState } from '../domain/index.js';
import { allocatedOf, shippedOf } from '../domain/index.js';

type Recorded = ProjectedEvent & StockEvent;

/** What a replay does with a recorded event: decide a command on it, take it as it was, or leave it out. */
export type ReplayStep = { readonly decide: StockCommand } | { readonly take: StockEvent } | null;

/** Whose rules a replay goes by. */
export type ReplayMode = 'AS_RECORDED' | 'OTHER_POLICY';

/**
 * Demand, receipts, releases, slips and counts happen as they did. What the queue made of them is decided anew. What
 * people did by hand stays with the record: under another policy they would have had other reasons.
 */
export function replayStep(
  event: Recorded,
  state: SkuState,
  { mode, claimed }: { readonly mode: ReplayMode; readonly claimed: string | null },
): ReplayStep {
  const { location, sku } = event.data;
  const place = { location, sku };
  switch (event.type) {
    case 'stock.LineSourced':
      return { decide: sourcing(event, claimed) };
    case 'stock.LineReduced': {
      const { orderId, lineId, demands } = event.data;
      const quantity = demands.reduce((sum, each) => sum + each.fromWaiting + each.fromAllocated, 0);
      return { decide: { type: 'stock.ReduceLine', ...place, orderId, lineId, quantity } };
    }
    case 'stock.LineShipped':
      return shipping(event, state);
    case 'stock.LineReturned':
      return returning(event, state);
    case 'stock.StockCounted':
      return adjusting(place, event.data.delta);
    case 'stock.StockAdjusted':
      return adjusting(place, event.data.delta);
    case 'stock.BackordersAllocated':
      return event.data.cause === 'REQUESTED'
        ? { decide: { type: 'stock.AllocateBackorders', ...place, requested: true } }
        : null;
    case 'stock.PriorityPolicyApplied':
    case 'stock.BackordersReprioritised':
      return mode === 'AS_RECORDED' ? { take: event } : null;
    // What a decision makes of the others follows by itself.
    case 'stock.BackordersPromoted':
    case 'stock.AllocationsRevoked':
      return null;
    default:
      return { take: event };
  }
}

/** The reservation that its demand claimed, if this event ended one so. */
export function claimedBy(event: Recorded): string | null {
  const isClaim = event.type === 'stock.ReservationEnded' && event.data.cause === 'CLAIMED';
  return isClaim ? event.data.reservationId : null;
}

/** A receipt serves the queue anew, so it is decided; so is all else that frees units. */
export function decidedAnew(event: Recorded, state: SkuState): StockCommand | null {
  const { location, sku } = event.data;
  const place = { location, sku };
  switch (event.type) {
    case 'stock.StockReceived': {
      const { quantity, reference } = event.data;
      return { type: 'stock.ReceiveStock', ...place, quantity, reference };
    }
    case 'stock.SupplyReceived': {
      const { supplyId, accepted, rejected, closed: close } = event.data;
      return { type: 'stock.ReceiveSupply', ...place, supplyId, accepted, rejected, close };
    }
    case 'stock.ReservationEnded': {
      const { reservationId } = event.data;
      const there = state.reservations.active.has(reservationId);
      return there && event.data.cause !== 'CLAIMED'
        ? { type: 'stock.ReleaseReservation', ...place, reservationId }
        : null;
    }
    case 'stock.LineResumed': {
      const { orderId, lineId } = event.data;
      return { type: 'stock.ResumeLine', ...place, orderId, lineId };
    }
    case 'stock.ItemReleaseSet': {
      const { releaseDate: date, releaseAt: at } = event.data;
      const release = date === null || at === null ? null : { date, at };
      return { type: 'stock.SetItemRelease', ...place, release };
    }
    case 'stock.ItemReleased':
      return { type: 'stock.ReleaseItem', ...place };
    case 'stock.BackorderPolicySet':
      return { type: 'stock.SetBackorderPolicy', ...event.data };
    default:
      return null;
  }
}

function sourcing(
  { data }: Extract<Recorded, { readonly type: 'stock.LineSourced' }>,
  reservationId: string | null,
): StockCommand {
  const { location, sku, orderId, lineId, demandId, orderRef, customerRef, tags } = data;
  const { unitPriceMinor, currency, requested: quantity, shipPolicy, priorityClass, dueDate } = data;
  const { waitingSince, onHold, ranking } = data;
  const who = { location, sku, orderId, lineId, demandId, orderRef, customerRef, tags, unitPriceMinor };
  const what = { currency, quantity, shipPolicy, priorityClass, dueDate, waitingSince, onHold };
  return { type: 'stock.SourceLine', ...who, ...what, reservationId, ...(ranking && { ranking }) };
}

/** Only what the line has by now can leave; under another policy that may be less, and leaves when it comes. */
function shipping(
  { data }: Extract<Recorded, { readonly type: 'stock.LineShipped' }>,
  state: SkuState,
): ReplayStep {
  const { location, sku, orderId, lineId, shipmentId } = data;
  const quantity = Math.min(data.quantity, allocatedOf(state, data));
  if (quantity === 0) return null;
  return { decide: { type: 'stock.ShipLine', location, sku, orderId, lineId, shipmentId, quantity } };
}

function returning(
  { data }: Extract<Recorded, { readonly type: 'stock.LineReturned' }>,
  state: SkuState,
): ReplayStep {
  const { location, sku, orderId, lineId, returnId, quantity, restocked: restock } = data;
  if (shippedOf(state, data) >= quantity) {
    return {
      decide: { type: 'stock.ReturnLine', location, sku, orderId, lineId, returnId, quantity, restock },
    };
  }
  return restock
    ? { decide: { type: 'stock.ReceiveStock', location, sku, quantity, reference: null } }
    : null;
}

function adjusting(place: { location: string; sku: string }, delta: number): ReplayStep {
  if (delta === 0) return null;
  return { decide: { type: 'stock.AdjustStock', ...place, delta, reason: 'OTHER', note: null } };
}
