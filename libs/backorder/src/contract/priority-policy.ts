import { schemas } from '#kernel';
import { z } from 'zod';

const { code, text, localDate, instant, amountMinor, quantity } = schemas;

/** 1 is served first, 9 last. */
export const priorityClass = z.int().min(1).max(9);
const codes = z.array(code).min(1).max(50);

/** Whom a rule means: every member that is given must fit, with any of its values. */
export const demandMatch = z.object({
  tiers: z.array(priorityClass).min(1).max(9).exactOptional(),
  tags: codes.exactOptional(),
  channels: codes.exactOptional(),
  segments: codes.exactOptional(),
});
export type DemandMatch = z.infer<typeof demandMatch>;

/** The first rule that fits gives the class; `otherwise` is a class, or the customer's tier. */
const classRules = {
  classes: z.array(z.object({ when: demandMatch, class: priorityClass })).max(50),
  otherwise: z.union([priorityClass, z.literal('TIER')]),
};

/** What a queue may be ordered by. Dates: earlier first, none last. AGE: who waits longest first. */
export const criterion = z.discriminatedUnion('by', [
  z.object({ by: z.literal('CLASS'), ...classRules }),
  z.object({ by: z.literal('LEGAL_DEADLINE') }),
  z.object({ by: z.literal('PROMISED_DATE') }),
  z.object({ by: z.literal('DUE_DATE') }),
  z.object({ by: z.literal('AGE') }),
  z.object({ by: z.literal('ORDER_VALUE'), highestFirst: z.boolean() }),
  z.object({ by: z.literal('PAID_FIRST') }),
]);
export type Criterion = z.infer<typeof criterion>;

const FULL_WEIGHT = 100;

function eachOnce(list: readonly { readonly by: string }[], context: z.RefinementCtx): void {
  const names = list.map(({ by }) => by);
  const again = names.find((name, nth) => names.indexOf(name) < nth);
  if (again)
    context.addIssue({ code: 'custom', message: `each criterion counts once; ${again} is named again` });
}

function totalsFullWeight(
  weights: readonly { readonly criterion: { readonly by: string }; readonly weight: number }[],
  context: z.RefinementCtx,
): void {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const message = `weights must total ${FULL_WEIGHT}; these total ${total}`;
  if (total !== FULL_WEIGHT) context.addIssue({ code: 'custom', message });
  eachOnce(
    weights.map(({ criterion: { by } }) => ({ by })),
    context,
  );
}

export const ranking = z.discriminatedUnion('kind', [
  /** One criterion after the other; the next one counts where those before are equal. */
  z.object({
    kind: z.literal('LEXICOGRAPHIC'),
    criteria: z.array(criterion).min(1).max(7).superRefine(eachOnce),
  }),
  /** A score of 0 to 100: each criterion gives its part of its weight; the weights total 100. */
  z.object({
    kind: z.literal('WEIGHTED'),
    weights: z
      .array(z.object({ criterion, weight: z.int().min(1).max(100) }))
      .min(1)
      .max(7)
      .superRefine(totalsFullWeight),
  }),
]);
export type Ranking = z.infer<typeof ranking>;

/** What an allocation run may do with the units of a class: see `planReallocation`. */
export const allocationStrategy = z.enum(['PROTECT', 'IMPROVE', 'SHARE', 'GIVE', 'FREEZE']);
export type AllocationStrategy = z.infer<typeof allocationStrategy>;

export const quota = z.object({
  id: code,
  when: demandMatch,
  /** Most units that those it means may get in a period, together. */
  units: quantity,
  /** Calendar periods in UTC; weeks begin on Monday. */
  per: z.enum(['DAY', 'WEEK', 'MONTH']),
});
export type Quota = z.infer<typeof quota>;

export const allocationTerms = z.object({
  /** FAIR_SHARE: neighbours of one class divide what does not serve them all. */
  rule: z.enum(['PRIORITY_ORDER', 'FAIR_SHARE']),
  /** Nobody gets less than this part of what it waits for; null: any part will do. */
  minimumFillPercent: z.int().min(1).max(100).nullable(),
  /** Units come in cases of so many; only a demand's last units may be fewer. */
  caseMultiple: z.int().min(2).max(100_000).nullable(),
});

/** How a queue is ordered and served. Pinned demands always go first, and the order of arrival decides last. */
export const priorityPolicy = z.object({
  name: code.max(40).regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case letters, digits and hyphens'),
  version: z.int().positive(),
  title: text,
  ranking,
  /** Whoever waits longer goes before all that is not pinned. Null: nobody does. */
  guardDays: z.int().min(1).max(3650).nullable(),
  allocation: allocationTerms,
  /** Classes that are not named IMPROVE. */
  strategies: z.array(z.object({ class: priorityClass, strategy: allocationStrategy })).max(9),
  quotas: z.array(quota).max(20),
});
export type PriorityPolicy = z.infer<typeof priorityPolicy>;

/** What is known of a demand's order besides tier, tags and due date. What is left out is unknown. */
export const rankingDetails = z.object({
  channel: code.nullable().exactOptional(),
  segment: code.nullable().exactOptional(),
  orderValueMinor: amountMinor.nonnegative().nullable().exactOptional(),
  paid: z.boolean().nullable().exactOptional(),
  promisedDate: localDate.nullable().exactOptional(),
  legalDeadline: localDate.nullable().exactOptional(),
});
export type RankingDetails = z.infer<typeof rankingDetails>;

/** All that a policy may look at. `tier` 1 is served first, 9 last. */
export const rankingFacts = rankingDetails.extend({
  tier: priorityClass,
  dueDate: localDate.nullable(),
  tags: z.array(code),
  waitingSince: instant,
});
export type RankingFacts = z.infer<typeof rankingFacts>;

/** As events and views name it. */
export function policyVersionOf({ name, version }: Pick<PriorityPolicy, 'name' | 'version'>): string {
  return name === 'default' ? `default-${version}` : `${name}@${version}`;
}
