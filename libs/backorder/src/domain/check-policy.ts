import type { PriorityPolicy } from '#backorder/contract';

/** A policy as it is asked for: its version is not known yet. */
export type PolicyDraft = Omit<PriorityPolicy, 'version'>;

export interface PolicyProblem {
  /** Of the draft. */
  readonly field: string;
  readonly reason: string;
}

/** The first thing about a policy that its schema allows and its meaning does not. Null: it may be published. */
export function policyProblem({ strategies, quotas }: PolicyDraft): PolicyProblem | null {
  const strategy = firstTwice(strategies.map((each) => each.class));
  if (strategy !== null) return { field: 'strategies', reason: `class ${strategy} is there twice` };
  const quota = firstTwice(quotas.map(({ id }) => id));
  return quota === null ? null : { field: 'quotas', reason: `quota ${quota} is there twice` };
}

function firstTwice<Value>(values: readonly Value[]): Value | null {
  return values.find((value, at) => values.indexOf(value) !== at) ?? null;
}
