import { type PolicyScope as Scope, policyVersionOf, type PriorityPolicyEvent } from '#backorder/contract';
import type { PolicyEntry } from '../application/priority-policies.js';
import {
  describePolicy,
  describeScope,
  priorityPoliciesDecider,
  type ScopedPolicy,
} from '../domain/index.js';
import type {
  CriterionInput,
  DemandMatchInput,
  PolicyAsOfInput,
  PolicyScopeInput,
  PriorityPolicyInput,
} from './priority-policy.inputs.js';
import { PolicyScope, PriorityPolicy, PriorityPolicyChange } from './priority-policy.types.js';

export function scopeFrom(scope: PolicyScopeInput | null | undefined): Scope {
  return { location: scope?.location ?? null, sku: scope?.sku ?? null, category: scope?.category ?? null };
}

/** As the contract has it; whether it makes sense is checked there. */
export function draftFrom(input: PriorityPolicyInput): Readonly<Record<string, unknown>> {
  const { name, title, kind, criteria, guardDays = null, rule, strategies, quotas } = input;
  const { minimumFillPercent = null, caseMultiple = null } = input;
  return {
    ...{ name, title, guardDays },
    ranking:
      kind === 'WEIGHTED'
        ? { kind, weights: criteria.map((each) => ({ weight: each.weight, criterion: criterionFrom(each) })) }
        : { kind, criteria: criteria.map(criterionFrom) },
    allocation: { rule, minimumFillPercent, caseMultiple },
    strategies: strategies.map(({ priorityClass, strategy }) => ({ class: priorityClass, strategy })),
    quotas: quotas.map(({ id, when, units, per }) => ({ id, when: matchFrom(when), units, per })),
  };
}

function criterionFrom({ by, classes, otherwise, highestFirst }: CriterionInput) {
  if (by === 'ORDER_VALUE') return { by, highestFirst };
  if (by !== 'CLASS') return { by };
  const rules = (classes ?? []).map(({ when, priorityClass }) => ({
    when: matchFrom(when),
    class: priorityClass,
  }));
  return { by, classes: rules, otherwise: otherwise ?? 'TIER' };
}

function matchFrom({ tiers, tags, channels, segments }: DemandMatchInput) {
  return {
    ...(tiers && { tiers }),
    ...(tags && { tags }),
    ...(channels && { channels }),
    ...(segments && { segments }),
  };
}

/** What had been decided by a moment. */
export function until(
  entries: readonly PolicyEntry[],
  asOf: PolicyAsOfInput | null | undefined,
): readonly PolicyEntry[] {
  const { time, position } = asOf ?? {};
  return entries.filter(
    (entry) => (!time || entry.at <= time) && (!position || entry.position <= BigInt(position)),
  );
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

export function toChange({ at, by, position, event }: PolicyEntry): PriorityPolicyChange {
  const { scope, reason } = event.data;
  const change = event.type === 'backorder.PriorityPolicyPublished' ? 'PUBLISHED' : 'WITHDRAWN';
  const named = event.type === 'backorder.PriorityPolicyPublished' ? event.data.policy : event.data;
  return Object.assign(new PriorityPolicyChange(), {
    ...{ change, at, by, position: String(position), reason },
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
