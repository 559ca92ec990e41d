import { streamName } from '#eventing';

export * from './stock-line.js';
export * from './line-outcome.js';
export * from './stock.events.js';
export * from './stock.commands.js';
export type { QueueOutlook, QueueOutlookEntry, Simulation, Supposition } from './simulation.js';
export { queueEvents } from './queue.events.js';
export { lineSupplyAfter, type LineSupplyAfter } from './line-supply-after.js';

/** Most lines served by one decision: keeps an append small and the event loop free. */
export const ALLOCATIONS_PER_ROUND = 1000;

export function skuStream(tenant: string, location: string, sku: string): string {
  return streamName('sku', tenant, location, sku);
}
