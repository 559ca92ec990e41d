import { money } from '#graphql-kit';
import type { FoldedOrder } from '#ordering';
import type { FoldedQueue } from '#stock';
import type { TrailEntry } from '../domain/trail.js';
import { BackorderQueueThen, OrderThen } from './as-of.types.js';
import { ComplianceTrailEntry } from './trail.types.js';

export function toTrailEntry({ amountMinor, currency, position, ...entry }: TrailEntry) {
  return Object.assign(new ComplianceTrailEntry(), entry, {
    position: String(position),
    amount: amountMinor === null || currency === null ? null : money(currency, amountMinor),
  });
}

export function toOrderThen({ orderId, revision, position, ...order }: FoldedOrder): OrderThen {
  return Object.assign(new OrderThen(), order, {
    id: orderId,
    revision: String(revision),
    asOfPosition: String(position),
  });
}

export function toQueueThen(
  { backorders, revision, position, ...totals }: FoldedQueue,
  place: { readonly location: string; readonly sku: string },
): BackorderQueueThen {
  return Object.assign(new BackorderQueueThen(), totals, {
    ...place,
    backorders: backorders.map(({ demandId, ...each }) => ({ ...each, id: demandId })),
    revision: String(revision),
    asOfPosition: String(position),
  });
}
