import type { PriorityPolicy } from '#backorder/contract';
import { DEFAULT_POLICY } from '../domain/index.js';

/** Whose delay the law ends first comes first. */
export const DEADLINES_FIRST: PriorityPolicy = {
  ...DEFAULT_POLICY,
  name: 'deadlines-first',
  version: 2,
  title: 'Legal deadlines first',
  ranking: {
    kind: 'LEXICOGRAPHIC',
    criteria: [
      { by: 'LEGAL_DEADLINE' },
      { by: 'CLASS', classes: [{ when: { tags: ['web'] }, class: 7 }], otherwise: 'TIER' },
    ],
  },
  guardDays: 60,
};
