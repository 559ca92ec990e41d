import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

/** What a tenant has done with its orders by itself. */
export const fulfilmentPolicy = z.object({
  /**
   * So many days may units of one part of a ship group wait for another part; then they are given back to their queue.
   * Null: for ever.
   */
  groupWaitDays: z.int().min(1).max(365).nullable(),
});
export type FulfilmentPolicy = z.infer<typeof fulfilmentPolicy>;

const change = { policy: fulfilmentPolicy, reason: schemas.text };

/** The stream `fulfilment_policy-<tenant>~all`. */
export const fulfilmentPolicyEvents = {
  FulfilmentPolicySet: defineEvent('ordering.FulfilmentPolicySet', z.object(change)),
} as const;

export const fulfilmentPolicyCommands = { 'ordering.SetFulfilmentPolicy': z.object(change) } as const;

export type FulfilmentPolicyEvent = EventsOf<typeof fulfilmentPolicyEvents>;
export type FulfilmentPolicyCommand = {
  readonly type: 'ordering.SetFulfilmentPolicy';
} & FulfilmentPolicyEvent['data'];

export function fulfilmentPolicyStream(tenant: string): string {
  return streamName('fulfilment_policy', tenant, 'all');
}
