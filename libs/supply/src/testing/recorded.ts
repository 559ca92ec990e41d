import type { GivenEvent } from '#eventing-testing';
import { type PurchaseOrderEvent, purchaseOrderStream } from '../contract/index.js';

/** Events of purchase orders as they stand in the log of a tenant. */
export function recorded(events: readonly PurchaseOrderEvent[], tenant = 'main'): GivenEvent[] {
  return events.map(({ type, data }) => ({ type, data, stream: purchaseOrderStream(tenant, data.ref) }));
}
