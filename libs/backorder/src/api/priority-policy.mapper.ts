import { type PolicyScope as Scope, policyVersionOf, type PriorityPolicyEvent } from '#backorder/contract';
import { isAfter } from '#eventing';
import type { AsOfInput } from '#graphql-kit';
import type { PolicyEntry } from '../application/priority-policies.js';
import {
  describePolicy,
  describeScope,
  priorityPoliciesDecider,
  type ScopedPolicy,
} from '../domain/index.js';
import type { PolicyScopeInput } from './priority-policy.inputs.js';
import { PolicyScope, PriorityPolicy, PriorityPolicyChange } from './priority-policy.types.js';

export function scopeFrom(scope: PolicyScopeInput | null | undefined): Scope {
  return { location: scope?.location ?? null, sku: scope?.sku ?? null, category: scope?.category ?? null };
}

/** What had been decided by a moment. */
export function until(
  entries: readonly PolicyEntry[],
  asOf: AsOfInput | null | undefined,
): readonly PolicyEntry[] {
  return entries.filter((entry) => !isAfter(asOf ?? {}, entry));
}

/** The policies in force after these entries. */
export function inForceAfter(entries: readonly PolicyEntry[]) {
  const book = priorityPoliciesDecider.initialState();
  entries.forEach(({ event, at }, revision) => priorityPoliciesDecider.evolve(book, event, { revision, at }));
  return book;
}

export function toPolicy({ scope, policy }: ScopedPolicy, entries: readonly PolicyEntry[]): PriorityPolicy {
  const entry = entries.findLast(({ event }) => isPublication(event, policy.name, policy.version));
  return Object.assign(new PriorityPolicy(), {
    policyVersion: policyVersionOf(policy),
    ...{ name: policy.name, version: policy.version, title: policy.title },
    scope: toScope(scope),
    inWords: [...describePolicy(policy)],
    document: policy,
    publishedAt: entry?.at ?? null,
    publishedBy: entry?.by ?? null,
    reason: entry?.event.data.reason ?? null,
  });
}

export function toChange({ at, by, position, revision, event }: PolicyEntry): PriorityPolicyChange {
  const { scope, reason } = event.data;
  const change = event.type === 'backorder.PriorityPolicyPublished' ? 'PUBLISHED' : 'WITHDRAWN';
  const named = event.type === 'backorder.PriorityPolicyPublished' ? event.data.policy : event.data;
  return Object.assign(new PriorityPolicyChange(), {
    ...{ change, at, by, position: String(position), streamRevision: String(revision), reason },
    policyVersion: policyVersionOf(named),
    scope: toScope(scope),
  });
}

function isPublication(event: PriorityPolicyEvent, name: string, version: number): boolean {
  if (event.type !== 'backorder.PriorityPolicyPublished') return false;
  return event.data.policy.name === name && event.data.policy.version === version;
}

function toScope(scope: Scope): PolicyScope {
  return Object.assign(new PolicyScope(), scope, { inWords: describeScope(scope) });
}
