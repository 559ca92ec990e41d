import type { PolicyScope, PriorityPolicy } from '#backorder/contract';
import { DEFAULT_POLICY } from './priority-policy.js';

export interface ScopedPolicy {
  readonly scope: PolicyScope;
  readonly policy: PriorityPolicy;
}

/** A tenant's policies in force, by scope; and how often each name was published. JSON. */
export interface PolicyBook {
  readonly inForce: Record<string, ScopedPolicy>;
  readonly versions: Record<string, number>;
}

export interface GovernedQueue {
  readonly location: string;
  readonly sku: string;
  readonly category: string | null;
}

const EVERYWHERE: PolicyScope = { location: null, sku: null, category: null };

export function scopeKey({ location, sku, category }: PolicyScope): string {
  return JSON.stringify([location, sku, category]);
}

/** As if a policy were published. */
export function withPolicy({ inForce }: PolicyBook, supposed: ScopedPolicy): Pick<PolicyBook, 'inForce'> {
  return { inForce: { ...inForce, [scopeKey(supposed.scope)]: supposed } };
}

/** The policy of a queue: the most exact scope that it fits; the default one where there is none. */
export function governingPolicy(
  { inForce }: Pick<PolicyBook, 'inForce'>,
  queue: GovernedQueue,
): ScopedPolicy {
  for (const scope of scopesOf(queue)) {
    const found = inForce[scopeKey(scope)];
    if (found) return found;
  }
  return { scope: EVERYWHERE, policy: DEFAULT_POLICY };
}

/** From the most exact: an item, then a category, each at its location before everywhere; a location, then all. */
function scopesOf({ location, sku, category }: GovernedQueue): readonly PolicyScope[] {
  const item = { sku, category: null };
  const kind = { sku: null, category };
  return [
    { ...item, location },
    { ...item, location: null },
    ...(category === null
      ? []
      : [
          { ...kind, location },
          { ...kind, location: null },
        ]),
    { ...EVERYWHERE, location },
    EVERYWHERE,
  ];
}

/** A scope in words. */
export function describeScope({ location, sku, category }: PolicyScope): string {
  const what =
    sku === null ? (category === null ? 'all items' : `items of category ${category}`) : `item ${sku}`;
  return location === null ? `${what} everywhere` : `${what} at ${location}`;
}
