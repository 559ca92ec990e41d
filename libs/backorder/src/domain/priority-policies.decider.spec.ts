import { priorityPolicyEvents, type PolicyScope } from '#backorder/contract';
import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { deadlinesFirst } from '../testing/policy-samples.js';
import { DEFAULT_POLICY, governingPolicy, priorityPoliciesDecider } from './index.js';

const { given } = deciderSpec(priorityPoliciesDecider, {
  registry: new EventRegistry(Object.values(priorityPolicyEvents)),
});
const scope = (more: Partial<PolicyScope> = {}): PolicyScope => ({
  location: null,
  sku: null,
  category: null,
  ...more,
});
const publish = (policy = deadlinesFirst, where = scope()) =>
  ({ type: 'backorder.PublishPriorityPolicy', scope: where, policy, reason: 'new season' }) as const;
const published = (version: number, policy = deadlinesFirst, where = scope()) =>
  ({
    type: 'backorder.PriorityPolicyPublished',
    data: { scope: where, policy: { ...policy, version }, reason: 'new season' },
  }) as const;
const withdrawal = { type: 'backorder.WithdrawPriorityPolicy', scope: scope(), reason: 'over' } as const;

describe('publishing a priority policy', () => {
  it('counts its versions by name, in whatever scope', () => {
    given().when(publish()).then(published(1));
    const other = scope({ sku: 'LAMP' });
    given(published(1))
      .when(publish(deadlinesFirst, other))
      .then(published(2, deadlinesFirst, other));
  });

  it('says nothing new where the scope has that very policy', () => {
    given(published(1)).when(publish()).thenNothing();
  });

  it('refuses what is there twice, and names it', () => {
    const strategies = [1, 1].map((own) => ({ class: own, strategy: 'GIVE' as const }));
    const classes = { ...deadlinesFirst, strategies };
    given().when(publish(classes)).thenRejected('POLICY_INVALID', { field: 'policy.strategies' });
    const quotas = [1, 2].map((units) => ({ id: 'web', when: {}, units, per: 'DAY' as const }));
    const twice = { ...deadlinesFirst, quotas };
    given().when(publish(twice)).thenRejected('POLICY_INVALID', { field: 'policy.quotas' });
  });

  it('refuses a scope of an item and a category, and the name of the default', () => {
    const both = publish(deadlinesFirst, scope({ sku: 'LAMP', category: 'Lamps' }));
    given().when(both).thenRejected('POLICY_SCOPE_INVALID', { field: 'scope.category' });
    const named = publish({ ...deadlinesFirst, name: 'default' });
    given().when(named).thenRejected('POLICY_NAME_RESERVED', { field: 'policy.name' });
  });
});

describe('withdrawing a priority policy', () => {
  it('needs one that is in force', () => {
    given().when(withdrawal).thenRejected('POLICY_NOT_FOUND', { field: 'scope' });
    const data = { scope: scope(), name: 'deadlines-first', version: 1, reason: 'over' };
    const withdrawn = { type: 'backorder.PriorityPolicyWithdrawn', data } as const;
    given(published(1)).when(withdrawal).then(withdrawn);
    given(published(1), withdrawn).when(withdrawal).thenRejected('POLICY_NOT_FOUND', { field: 'scope' });
    given(published(1), withdrawn).when(publish()).then(published(2));
  });
});

describe('a queue', () => {
  it('is governed by the most exact scope that it fits', () => {
    const scopes = [
      scope(),
      scope({ location: 'east' }),
      scope({ category: 'Lamps' }),
      scope({ category: 'Lamps', location: 'east' }),
      scope({ sku: 'LAMP' }),
      scope({ sku: 'LAMP', location: 'east' }),
    ];
    const book = priorityPoliciesDecider.initialState();
    const queue = { location: 'east', sku: 'LAMP', category: 'Lamps' };
    expect(governingPolicy(book, queue).policy).toBe(DEFAULT_POLICY);
    scopes.forEach((each, at) => {
      const event = published(at + 1, deadlinesFirst, each);
      priorityPoliciesDecider.evolve(book, event, { revision: at, at: '' });
      expect(governingPolicy(book, queue).scope).toEqual(each);
    });
    expect(governingPolicy(book, { ...queue, location: 'west' }).scope).toEqual(scope({ sku: 'LAMP' }));
    const vase = { location: 'west', sku: 'VASE', category: null };
    expect(governingPolicy(book, vase).scope).toEqual(scope());
  });
});
