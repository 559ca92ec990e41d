import type { RecordedEvent } from '#eventing';
import { orderingEvents } from '#ordering/contract';
import { stockEvents } from '#stock/contract';
import { countBy, idOf, textOf } from './count-by.js';
import type { Acknowledged, Receipt } from './workload.js';

/** Every acknowledged order is there once, with the outcomes that were answered, and no demand was sourced twice. */
export function orderProblems(
  events: readonly RecordedEvent[],
  acknowledged: ReadonlyMap<string, Acknowledged>,
): string[] {
  const placed = countBy(events, orderingEvents.OrderPlaced.type, idOf('orderId'));
  const sourced = countBy(events, stockEvents.LineSourced.type, idOf('demandId'));
  const decided = decisionsOn(events);
  return [
    ...[...sourced].filter(([, count]) => count > 1).map(([id]) => `demand ${id} was sourced twice`),
    ...[...placed].filter(([, count]) => count > 1).map(([id]) => `order ${id} was placed twice`),
    ...[...acknowledged.keys()].filter((id) => !placed.has(id)).map((id) => `order ${id} was lost`),
    ...[...acknowledged.values()].flatMap(({ lines }) => lines.filter(isAnswered).flatMap(decided)),
  ];
}

/** An order is safe as soon as it is answered, though a SKU may need more than the two seconds that clients wait. */
function isAnswered({ outcome }: Acknowledged['lines'][number]): boolean {
  return outcome !== 'PENDING';
}

function decisionsOn(events: readonly RecordedEvent[]) {
  const decisions = new Map(
    events
      .filter(({ type }) => type === stockEvents.LineSourced.type)
      .map(({ data }) => [textOf(data['demandId']), data] as const),
  );
  return ({ lineId, ...answer }: Acknowledged['lines'][number]): string[] => {
    const decision = decisions.get(lineId);
    const same = (['allocated', 'backordered', 'refused'] as const).every(
      (part) => decision?.[part] === answer[part],
    );
    return same ? [] : [`line ${lineId} was answered otherwise than it was decided`];
  };
}

/** Each answered receipt counted once. */
export function receiptProblems(events: readonly RecordedEvent[], receipts: readonly Receipt[]): string[] {
  const answered = sumBySku(receipts);
  const recorded = sumBySku(
    events
      .filter(({ type }) => type === stockEvents.StockReceived.type)
      .map(({ data }) => ({ sku: textOf(data['sku']), quantity: Number(data['quantity']) })),
  );
  return [...new Set([...answered.keys(), ...recorded.keys()])]
    .filter((sku) => answered.get(sku) !== recorded.get(sku))
    .map((sku) => `${sku}: ${answered.get(sku)} units answered as received, ${recorded.get(sku)} recorded`);
}

function sumBySku(receipts: readonly Receipt[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { sku, quantity } of receipts) sums.set(sku, (sums.get(sku) ?? 0) + quantity);
  return sums;
}
