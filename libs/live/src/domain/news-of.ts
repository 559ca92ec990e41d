import { META, parseStreamName, type ProjectedEvent } from '#eventing';
import { delayEvents, orderingEvents } from '#ordering/contract';
import { stockEvents } from '#stock/contract';
import { type Topic, topics } from './topics.js';

/** That something happened under a topic, and of what kind. */
export interface News {
  readonly topic: Topic;
  readonly kind: string;
}

const { ItemDescribed, PriorityPolicyApplied, SupplyExpected, SupplyRescheduled } = stockEvents;
const { DelayDiscovered, DeadlineNear } = delayEvents;

/** What the list of duties turns on, after what its view reads. */
const DUTY_EVENTS: ReadonlySet<string> = new Set(
  [
    orderingEvents.LineCancelled,
    orderingEvents.OrderCancelled,
    orderingEvents.LineQuantityChanged,
    orderingEvents.LineSubstituted,
    orderingEvents.ShipmentConfirmed,
    delayEvents.ObligationsAssessed,
    DelayDiscovered,
    delayEvents.DelayOptionOffered,
    delayEvents.BuyerConsented,
    delayEvents.BuyerCancelled,
    delayEvents.DeadlineReached,
    delayEvents.CancellationCorrected,
    delayEvents.RefundRequired,
    delayEvents.RefundSent,
    delayEvents.RefundFailed,
    delayEvents.RefundWithdrawn,
    delayEvents.RefundMethodUnavailable,
  ].map(({ type }) => type),
);
const NOTHING: readonly News[] = [];

/** Whom an event concerns. Most concern nobody, or say so by their stream: their data is not looked at. */
export function newsOf(event: ProjectedEvent): readonly News[] {
  if (event.stream.startsWith('sku-')) return ofSku(event);
  if (event.stream.startsWith('order-')) return ofOrder(event);
  if (event.stream.startsWith('notice-')) return ofNotice(event);
  return NOTHING;
}

function ofSku(event: ProjectedEvent): readonly News[] {
  const { stream, type } = event;
  if (type === ItemDescribed.type) return NOTHING;
  const { tenant, parts } = parseStreamName(stream);
  const [location = '', sku = ''] = parts;
  const news = [{ topic: topics.queue(tenant, location, sku), kind: type }];
  if (type === PriorityPolicyApplied.type) news.push({ topic: topics.policies(tenant), kind: type });
  if (isLateAlready(event)) news.push({ topic: topics.alert(tenant, 'SUPPLY_LATE'), kind: 'SUPPLY_LATE' });
  return news;
}

/** Supply that becomes late later is noticed by the clock. */
function isLateAlready({ type, data, meta }: ProjectedEvent): boolean {
  if (type !== SupplyExpected.type && type !== SupplyRescheduled.type) return false;
  const { dueDate } = data as { readonly dueDate: string | null };
  return dueDate !== null && dueDate < (meta[META.at] ?? '').slice(0, 10);
}

function ofOrder({ stream, type }: ProjectedEvent): readonly News[] {
  const { tenant, parts } = parseStreamName(stream);
  const news = [{ topic: topics.order(tenant, parts[0] ?? ''), kind: type }];
  if (DUTY_EVENTS.has(type)) news.push({ topic: topics.obligations(tenant), kind: type });
  if (type === DeadlineNear.type) {
    news.push({ topic: topics.alert(tenant, 'DEADLINE_NEAR'), kind: 'DEADLINE_NEAR' });
  }
  if (type === DelayDiscovered.type) {
    news.push({ topic: topics.alert(tenant, 'PROMISE_IMPOSSIBLE'), kind: 'PROMISE_IMPOSSIBLE' });
  }
  return news;
}

/** What a buyer was told, and how that went, belongs to the order. */
function ofNotice({ stream, type, data }: ProjectedEvent): readonly News[] {
  const { orderId } = data as { readonly orderId: string };
  return [{ topic: topics.order(parseStreamName(stream).tenant, orderId), kind: type }];
}
