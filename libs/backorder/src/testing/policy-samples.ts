import type { PolicyDraft } from '../domain/check-policy.js';

/** Legal deadlines before all else, then partners, then the longest wait. */
export const deadlinesFirst: PolicyDraft = {
  name: 'deadlines-first',
  title: 'Legal deadlines first, then partners',
  ranking: {
    kind: 'LEXICOGRAPHIC',
    criteria: [
      { by: 'LEGAL_DEADLINE' },
      { by: 'CLASS', classes: [{ when: { segments: ['partner'] }, class: 2 }], otherwise: 'TIER' },
      { by: 'AGE' },
    ],
  },
  guardDays: 60,
  allocation: { rule: 'PRIORITY_ORDER', minimumFillPercent: null, caseMultiple: null },
  strategies: [],
  quotas: [],
};
