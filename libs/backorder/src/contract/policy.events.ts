import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';
import { priorityPolicy } from './priority-policy.js';

const { code, text } = schemas;

/** The queues that a policy is for: those that every member fits. All null: all of the tenant's. */
export const policyScope = z.object({
  location: code.nullable(),
  sku: code.nullable(),
  /** Of the item, as it is described. Not together with `sku`. */
  category: text.nullable(),
});
export type PolicyScope = z.infer<typeof policyScope>;

/** The stream `priority_policy-<tenant>~all`. The version of a policy counts how often its name was published. */
export const priorityPolicyEvents = {
  PriorityPolicyPublished: defineEvent(
    'backorder.PriorityPolicyPublished',
    z.object({ scope: policyScope, policy: priorityPolicy, reason: text }),
  ),
  /** The next wider policy governs these queues again. */
  PriorityPolicyWithdrawn: defineEvent(
    'backorder.PriorityPolicyWithdrawn',
    z.object({ scope: policyScope, name: code, version: z.int().positive(), reason: text }),
  ),
} as const;
export type PriorityPolicyEvent = EventsOf<typeof priorityPolicyEvents>;

export const priorityPolicyCommands = {
  /** The version is given by the decision. */
  'backorder.PublishPriorityPolicy': z.object({
    scope: policyScope,
    policy: priorityPolicy.omit({ version: true }),
    reason: text,
  }),
  'backorder.WithdrawPriorityPolicy': z.object({ scope: policyScope, reason: text }),
} as const;
export type PriorityPolicyCommand = {
  [Name in keyof typeof priorityPolicyCommands]: { readonly type: Name } & z.infer<
    (typeof priorityPolicyCommands)[Name]
  >;
}[keyof typeof priorityPolicyCommands];

export type PriorityPolicyRejectionCode =
  'POLICY_SCOPE_INVALID' | 'POLICY_INVALID' | 'POLICY_NOT_FOUND' | 'POLICY_NAME_RESERVED';

/** What processes ask of the context. */
export const governCommands = {
  /** Has a queue ordered by the policy that governs it. */
  'backorder.GovernQueue': z.object({ location: code, sku: code }),
  /** The same for some of the queues in which somebody waits; the answer's `next` says after which to go on. */
  'backorder.GovernQueues': z.object({ after: z.object({ location: code, sku: code }).nullable() }),
} as const;

export function priorityPolicyStream(tenant: string): string {
  return streamName('priority_policy', tenant, 'all');
}
