import type { Priority } from '#stock/contract';
import type { LocalDate } from '#kernel';

/** What a policy may look at to rank a demand. */
export interface RankingFacts {
  /** Of the customer: 1 is served first, 9 last. */
  readonly tier: number;
  readonly dueDate: LocalDate | null;
}

/**
 * How demands are ranked. Decisions record the `version` they were taken under, so that replay never ranks by a later
 * policy. Other policies and manual priorities are further values of this type, chosen per SKU.
 */
export interface PriorityPolicy {
  readonly version: string;
  priorityOf(facts: RankingFacts): Priority;
}

/** Better tiers first, then the earlier due date, then who came first. */
export const DEFAULT_POLICY: PriorityPolicy = {
  version: 'default-1',
  priorityOf: ({ tier, dueDate }) => ({ priorityClass: tier, dueDate }),
};
