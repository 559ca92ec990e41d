import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { draftFrom } from './policy-draft.js';
import type { CriterionInput, PriorityPolicyInput } from './priority-policy.inputs.js';

const by = (criterion: CriterionInput['by'], more: Partial<CriterionInput> = {}): CriterionInput => ({
  by: criterion,
  highestFirst: true,
  ...more,
});

const asked = (more: Partial<PriorityPolicyInput>): PriorityPolicyInput => ({
  ...{ name: 'fair', title: 'Fair', kind: 'LEXICOGRAPHIC', criteria: [by('AGE')], rule: 'PRIORITY_ORDER' },
  ...{ strategies: [], quotas: [] },
  ...more,
});

function problemsOf(more: Partial<PriorityPolicyInput>): unknown {
  try {
    return draftFrom(asked(more), 'input.policy');
  } catch (error) {
    if (error instanceof GraphQLError) return error.extensions['problems'];
    throw error;
  }
}

describe('a policy as it is asked for', () => {
  it('becomes the document of the contract', () => {
    const vip = { when: { tags: ['vip'] }, priorityClass: 1 };
    const criteria = [
      by('CLASS', { weight: 70, classes: [vip] }),
      by('ORDER_VALUE', { weight: 30, highestFirst: false }),
    ];
    const strategies = [{ priorityClass: 1, strategy: 'PROTECT' as const }];
    const draft = draftFrom(asked({ kind: 'WEIGHTED', criteria, strategies, guardDays: 60 }), 'input.policy');
    expect(draft).toEqual({
      ...{ name: 'fair', title: 'Fair', guardDays: 60, quotas: [] },
      ranking: {
        kind: 'WEIGHTED',
        weights: [
          {
            weight: 70,
            criterion: { by: 'CLASS', classes: [{ when: { tags: ['vip'] }, class: 1 }], otherwise: 'TIER' },
          },
          { weight: 30, criterion: { by: 'ORDER_VALUE', highestFirst: false } },
        ],
      },
      allocation: { rule: 'PRIORITY_ORDER', minimumFillPercent: null, caseMultiple: null },
      strategies: [{ class: 1, strategy: 'PROTECT' }],
    });
  });

  it('is refused where a setting would say nothing, or is missing', () => {
    const criteria = [by('AGE', { weight: 60 }), by('PAID_FIRST', { otherwise: 2, highestFirst: false })];
    expect(problemsOf({ criteria })).toEqual([
      { path: 'input.policy.criteria.0.weight', reason: 'counts with kind WEIGHTED only' },
      { path: 'input.policy.criteria.1.otherwise', reason: 'counts with CLASS only' },
      { path: 'input.policy.criteria.1.highestFirst', reason: 'counts with ORDER_VALUE only' },
    ]);
    expect(problemsOf({ kind: 'WEIGHTED' })).toEqual([
      { path: 'input.policy.criteria.0.weight', reason: 'is needed with kind WEIGHTED' },
    ]);
  });

  it('is refused in the words of its own fields', () => {
    const criteria = [by('AGE', { weight: 60 }), by('PAID_FIRST', { weight: 30 })];
    const total = 'weights must total 100; these total 90';
    expect(problemsOf({ kind: 'WEIGHTED', criteria })).toEqual([
      { path: 'input.policy.criteria', reason: total },
    ]);
    const nobody = { when: { tags: [] }, priorityClass: 1 };
    expect(problemsOf({ criteria: [by('CLASS', { classes: [nobody] })] })).toMatchObject([
      { path: 'input.policy.criteria.0.classes.0.when.tags' },
    ]);
    expect(problemsOf({ criteria: [by('AGE'), by('AGE')] })).toMatchObject([
      { path: 'input.policy.criteria', reason: 'each criterion counts once; AGE is named again' },
    ]);
    expect(problemsOf({ caseMultiple: 1 })).toMatchObject([{ path: 'input.policy.caseMultiple' }]);
  });
});
