import { type Decider, type DomainEvent, parseStreamName, type RecordedEvent } from '#eventing';
import { orderDecider, type OrderState } from '#ordering/domain';
import { lineSupplyAfter, type StockEvent, stockEvents } from '#stock/contract';
import { skuDecider, type SkuSummary, skuSummary } from '#stock/domain';
import { countBy, idOf } from './count-by.js';

interface LineTotals {
  readonly orderId: string;
  readonly secured: number;
  readonly waiting: number;
}

/** Every reservation ended once. */
export function reservationProblems(events: readonly RecordedEvent[]): string[] {
  const id = idOf('reservationId');
  const made = countBy(events, stockEvents.StockReserved.type, id);
  const ended = countBy(events, stockEvents.ReservationEnded.type, id);
  return [...made.keys()].flatMap((reservation) =>
    ended.get(reservation) === 1
      ? []
      : [`reservation ${reservation} ended ${ended.get(reservation) ?? 0} times`],
  );
}

/** Units are conserved on every SKU, and every order knows of its lines what their SKU knows. */
export function supplyProblems(events: readonly RecordedEvent[]): string[] {
  const problems: string[] = [];
  const orders = new Map<string, OrderState>();
  const known = new Map<string, LineTotals>();
  for (const [stream, history] of groupByStream(events)) {
    const { category, parts } = parseStreamName(stream);
    if (category === 'order') orders.set(parts[0] ?? '', fold(orderDecider, history));
    if (category !== 'sku') continue;
    problems.push(...ledgerProblems(stream, skuSummary(fold(skuDecider, history))));
    for (const event of history) note(known, event as unknown as StockEvent);
  }
  return [...problems, ...disagreements(known, orders)];
}

function disagreements(known: ReadonlyMap<string, LineTotals>, orders: ReadonlyMap<string, OrderState>) {
  return [...known].flatMap(([lineId, { orderId, secured, waiting }]) => {
    const line = orders.get(orderId)?.lines.find((candidate) => candidate.lineId === lineId);
    if (line?.secured === secured && line.waiting === waiting) return [];
    return [
      `line ${lineId}: its SKU says ${secured}/${waiting}, its order ${line?.secured}/${line?.waiting}`,
    ];
  });
}

function ledgerProblems(stream: string, summary: SkuSummary): string[] {
  const { received, returned, found, available, reserved, allocated, shipped, lost } = summary;
  const adds = received + returned + found === available + reserved + allocated + shipped + lost;
  const below = Math.min(available, reserved, allocated, shipped, lost) < 0;
  return adds && !below ? [] : [`${stream} does not add up: ${JSON.stringify(summary)}`];
}

function fold<State>(decider: Decider<State, never, DomainEvent>, events: readonly RecordedEvent[]): State {
  const state = decider.initialState();
  for (const { type, data, revision, meta } of events) {
    decider.evolve(state, { type, data }, { revision: Number(revision), at: meta['at'] ?? '' });
  }
  return state;
}

function note(known: Map<string, LineTotals>, event: StockEvent): void {
  for (const { orderId, lineId, secured, waiting } of lineSupplyAfter(event)) {
    known.set(lineId, { orderId, secured, waiting });
  }
}

function groupByStream(events: readonly RecordedEvent[]): Map<string, RecordedEvent[]> {
  const groups = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    const group = groups.get(event.stream);
    if (group) group.push(event);
    else groups.set(event.stream, [event]);
  }
  return groups;
}
