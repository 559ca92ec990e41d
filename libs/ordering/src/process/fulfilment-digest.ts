import type { RankingDetails } from '#backorder/contract';
import type { JsonObject, ProjectedEvent } from '#eventing';
import { lineSupplyAfter, type StockEvent } from '#stock/contract';
import type { OrderFacts, OrderingEvent, OrderLine } from '../contract/index.js';
import type { FulfilmentLine, FulfilmentOrder } from './fulfilment-state.js';

/** What the process keeps of `OrderPlaced`: no personal data. */
export interface PlacedDigest {
  readonly order: FulfilmentOrder;
  readonly lines: readonly FulfilmentLine[];
}

/** What it keeps of a stock event: the totals of this order's lines. */
export interface SupplyDigest {
  readonly lines: readonly { readonly lineId: string; readonly secured: number; readonly waiting: number }[];
}

/** The event type says which data it has: the codec validated it when it was written. */
export type Heard = ProjectedEvent & (OrderingEvent | StockEvent);

export function digestOf(event: ProjectedEvent, orderId: string): JsonObject {
  const heard = event as Heard;
  if (heard.type === 'ordering.OrderPlaced') return { ...placedDigest(heard.data) };
  if (heard.type.startsWith('ordering.')) return heard.data;
  return { lines: supplyDigest(heard as Heard & StockEvent, orderId) };
}

export function ordersConcerned(event: ProjectedEvent): readonly string[] {
  const heard = event as Heard;
  if (heard.type.startsWith('ordering.')) return [(heard.data as { readonly orderId: string }).orderId];
  return [...supplyByOrder(heard as Heard & StockEvent).keys()];
}

function placedDigest(facts: OrderFacts): { order: JsonObject; lines: readonly JsonObject[] } {
  const { ref, customer, tags, currency, placedAt } = facts;
  return {
    order: {
      orderRef: ref,
      customerRef: customer.ref,
      priorityClass: customer.tier,
      tags,
      currency,
      waitingSince: placedAt,
      ranking: rankingOf(facts),
    } satisfies FulfilmentOrder & JsonObject,
    lines: facts.lines.map(fulfilmentLine),
  };
}

/** What is not known is left out: every line of every order carries it. */
function rankingOf({ channel, customer, payment, lines }: OrderFacts): RankingDetails & JsonObject {
  const value = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, 0);
  return {
    channel,
    orderValueMinor: Math.min(value, MOST_VALUE_MINOR),
    ...(customer.segment !== null && { segment: customer.segment }),
    ...(payment && { paid: PAID.has(payment.status) }),
  };
}

/** More than a queue can tell apart, and a schema takes. */
const MOST_VALUE_MINOR = 1_000_000_000_000;

const PAID: ReadonlySet<NonNullable<OrderFacts['payment']>['status']> = new Set([
  'AUTHORIZED_AND_CAPTURED',
  'RECEIVED',
  'HONORED',
  'CAPTURED',
  'CHARGED',
]);

export function fulfilmentLine(line: OrderLine): FulfilmentLine & JsonObject {
  const { lineId, location, sku, quantity, unitPriceMinor, shipPolicy, requiredDate, reservationId } = line;
  return { lineId, location, sku, quantity, unitPriceMinor, shipPolicy, requiredDate, reservationId };
}

function supplyDigest(event: StockEvent, orderId: string): SupplyDigest['lines'] {
  return supplyByOrder(event).get(orderId) ?? [];
}

type Supply = SupplyDigest['lines'][number];
const sorted = new WeakMap<object, ReadonlyMap<string, readonly Supply[]>>();

/** Sorted once an event: it may concern a thousand orders, and each of them asks. */
function supplyByOrder(event: StockEvent): ReadonlyMap<string, readonly Supply[]> {
  const known = sorted.get(event.data);
  if (known) return known;
  const byOrder = new Map<string, Supply[]>();
  for (const { orderId, lineId, secured, waiting } of lineSupplyAfter(event)) {
    const line = { lineId, secured, waiting };
    const lines = byOrder.get(orderId);
    if (lines) lines.push(line);
    else byOrder.set(orderId, [line]);
  }
  sorted.set(event.data, byOrder);
  return byOrder;
}
