import { streamName } from '#eventing';
import { deterministicId } from '#kernel';

export * from './order-facts.js';
export * from './delay-facts.js';
export * from './delay-events.js';
export * from './ordering.events.js';
export * from './ordering.commands.js';
export * from './delay-commands.js';
export * from './fulfilment-policy.js';
export * from './order-status.js';
export type * from './order-summary.js';
export type * from './option-preview.js';

/** An order's id follows from its reference, so that the stream itself keeps references unique per tenant. */
export function orderIdOf(tenant: string, ref: string): string {
  return deterministicId('order', tenant, ref);
}

export function orderStream(tenant: string, orderId: string): string {
  return streamName('order', tenant, orderId);
}
