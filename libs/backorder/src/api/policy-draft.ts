import { priorityPolicy } from '#backorder/contract';
import { badUserInput } from '#graphql-kit';
import type { z } from 'zod';
import type { CriterionInput, DemandMatchInput, PriorityPolicyInput } from './priority-policy.inputs.js';

const draft = priorityPolicy.omit({ version: true });

interface Problem {
  readonly path: string;
  readonly reason: string;
}

/** The policy that the input at `path` asks for. Throws `BAD_USER_INPUT`, in the input's own field names. */
export function draftFrom(input: PriorityPolicyInput, path: string): z.infer<typeof draft> {
  const refuse = (problems: readonly Problem[]) =>
    badUserInput(problems.map((each) => ({ ...each, path: `${path}.${each.path}` })));
  const ignored = input.criteria.flatMap((each, nth) => misplaced(each, input.kind, `criteria.${nth}`));
  if (ignored.length > 0) throw refuse(ignored);
  const result = draft.safeParse(documentOf(input));
  if (result.success) return result.data;
  throw refuse(
    result.error.issues.map((issue) => ({ path: fieldOf(issue.path.join('.')), reason: issue.message })),
  );
}

/** Settings that would say nothing, or that are missing: whoever gave one expects that it counts. */
function misplaced(each: CriterionInput, kind: PriorityPolicyInput['kind'], path: string): Problem[] {
  const { by, weight = null, classes = null, otherwise = null, highestFirst } = each;
  const weighted = kind === 'WEIGHTED';
  const found = [
    { field: 'weight', wrong: weighted && weight === null, reason: 'is needed with kind WEIGHTED' },
    { field: 'weight', wrong: !weighted && weight !== null, reason: 'counts with kind WEIGHTED only' },
    { field: 'classes', wrong: by !== 'CLASS' && classes !== null, reason: 'counts with CLASS only' },
    { field: 'otherwise', wrong: by !== 'CLASS' && otherwise !== null, reason: 'counts with CLASS only' },
    {
      field: 'highestFirst',
      wrong: by !== 'ORDER_VALUE' && !highestFirst,
      reason: 'counts with ORDER_VALUE only',
    },
  ];
  return found
    .filter(({ wrong }) => wrong)
    .map(({ field, reason }) => ({ path: `${path}.${field}`, reason }));
}

/** As the contract has it; whether it makes sense is checked there. */
function documentOf(input: PriorityPolicyInput): Readonly<Record<string, unknown>> {
  const { name, title, kind, criteria, guardDays = null, rule, strategies, quotas } = input;
  const { minimumFillPercent = null, caseMultiple = null } = input;
  return {
    ...{ name, title, guardDays },
    ranking:
      kind === 'WEIGHTED'
        ? { kind, weights: criteria.map((each) => ({ weight: each.weight, criterion: criterionFrom(each) })) }
        : { kind, criteria: criteria.map(criterionFrom) },
    allocation: { rule, minimumFillPercent, caseMultiple },
    strategies: strategies.map(({ priorityClass, strategy }) => ({ class: priorityClass, strategy })),
    quotas: quotas.map(({ id, when, units, per }) => ({ id, when: matchFrom(when), units, per })),
  };
}

/** The input's field for a path of the document. */
function fieldOf(path: string): string {
  return path
    .replace(/^ranking\.(weights|criteria)/, 'criteria')
    .replace(/^(criteria\.\d+)\.criterion/, '$1')
    .replace(/^allocation\./, '')
    .replace(/^(criteria\.\d+\.classes\.\d+|strategies\.\d+)\.class$/, '$1.priorityClass');
}

function criterionFrom({ by, classes, otherwise, highestFirst }: CriterionInput) {
  if (by === 'ORDER_VALUE') return { by, highestFirst };
  if (by !== 'CLASS') return { by };
  const rules = (classes ?? []).map(({ when, priorityClass }) => ({
    when: matchFrom(when),
    class: priorityClass,
  }));
  return { by, classes: rules, otherwise: otherwise ?? 'TIER' };
}

function matchFrom({ tiers, tags, channels, segments }: DemandMatchInput) {
  return {
    ...(tiers && { tiers }),
    ...(tags && { tags }),
    ...(channels && { channels }),
    ...(segments && { segments }),
  };
}
