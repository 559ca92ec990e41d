import type { PolicyScope, PriorityPolicy } from '#backorder/contract';
import {
  type GovernedQueue,
  governingPolicy,
  type PlanTotals,
  type PolicyBook,
  withPolicy,
} from '../domain/index.js';
import type { QueuePlans, SkuPreview } from './queue-plans.js';

export interface PolicyPreview {
  /** Queues with somebody in them that the policy would rule. */
  readonly governed: number;
  /** The first of them. */
  readonly skus: readonly SkuPreview[];
  /** Over those. */
  readonly totals: PlanTotals;
}

export interface PolicyPreviewRequest {
  readonly tenant: string;
  readonly scope: PolicyScope;
  readonly policy: PriorityPolicy;
  /** Queues in which somebody waits, those that matter most first. */
  readonly queues: readonly GovernedQueue[];
  /** So many are previewed at most. */
  readonly most: number;
}

/** What publishing a policy would do to the queues that it then governs: none that a more exact scope has. */
export async function previewPolicy(
  plans: Pick<QueuePlans, 'preview'>,
  book: PolicyBook,
  { tenant, scope, policy, queues, most }: PolicyPreviewRequest,
): Promise<PolicyPreview> {
  const supposed = withPolicy(book, { scope, policy });
  const governed = queues.filter((queue) => governingPolicy(supposed, queue).policy === policy);
  const parts = governed.slice(0, most).map(({ location, sku }) => ({
    suppose: [{ type: 'stock.ApplyPriorityPolicy' as const, location, sku, policy }],
    decide: null,
  }));
  const { skus } = await plans.preview({ tenant, parts });
  return { governed: governed.length, skus, totals: sumOf(skus.map(({ totals }) => totals)) };
}

const NOTHING: PlanTotals = {
  winners: 0,
  losers: 0,
  moved: 0,
  unchanged: 0,
  unitsAllocated: 0,
  unitsRevoked: 0,
  deadlinesSaved: 0,
  deadlinesCrossed: 0,
};

function sumOf(all: readonly PlanTotals[]): PlanTotals {
  return all.reduce(
    (sum, each) => ({
      winners: sum.winners + each.winners,
      losers: sum.losers + each.losers,
      moved: sum.moved + each.moved,
      unchanged: sum.unchanged + each.unchanged,
      unitsAllocated: sum.unitsAllocated + each.unitsAllocated,
      unitsRevoked: sum.unitsRevoked + each.unitsRevoked,
      deadlinesSaved: sum.deadlinesSaved + each.deadlinesSaved,
      deadlinesCrossed: sum.deadlinesCrossed + each.deadlinesCrossed,
    }),
    NOTHING,
  );
}
