import type { PriorityPolicy } from '#backorder/contract';
import { DEFAULT_POLICY } from '#backorder/domain';

/** The default, but who has waited more than 30 days goes first. */
export const guardedPolicy: PriorityPolicy = { ...DEFAULT_POLICY, name: 'guarded', guardDays: 30 };

/** Partners, then the earlier legal deadline, then the more valuable order; nobody waits more than 90 days. */
export const partnersFirst: PriorityPolicy = {
  ...DEFAULT_POLICY,
  name: 'partners-first',
  title: 'Partners first',
  guardDays: 90,
  ranking: {
    kind: 'LEXICOGRAPHIC',
    criteria: [
      { by: 'CLASS', classes: [{ when: { segments: ['partner'] }, class: 1 }], otherwise: 5 },
      { by: 'LEGAL_DEADLINE' },
      { by: 'ORDER_VALUE', highestFirst: true },
    ],
  },
};

export const scoredPolicy: PriorityPolicy = {
  ...DEFAULT_POLICY,
  name: 'scored',
  title: 'By score',
  ranking: {
    kind: 'WEIGHTED',
    weights: [
      { criterion: { by: 'CLASS', classes: [], otherwise: 'TIER' }, weight: 50 },
      { criterion: { by: 'AGE' }, weight: 30 },
      { criterion: { by: 'PAID_FIRST' }, weight: 20 },
    ],
  },
};

/** Such that the order of the queue alone decides who is served. */
export const samplePolicies: readonly PriorityPolicy[] = [
  DEFAULT_POLICY,
  guardedPolicy,
  partnersFirst,
  scoredPolicy,
];

export const byAge: PriorityPolicy = {
  ...DEFAULT_POLICY,
  name: 'by-age',
  title: 'Who has waited longest',
  ranking: { kind: 'LEXICOGRAPHIC', criteria: [{ by: 'AGE' }] },
};
