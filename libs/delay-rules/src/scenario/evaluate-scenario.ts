import { z } from 'zod';
import { DELAY_FACT_TYPES } from '../facts/delay-fact.js';
import { packs } from '../packs/packs.js';
import type { Outcome } from './outcome.js';
import { scenarioInput } from './scenario-input.js';
import { type FieldProblem, ScenarioProblem } from './scenario-problem.js';

/** A question with its name. What documents it may stand beside it. */
const scenario = z.strictObject({
  id: z.string().min(1).max(200),
  input: scenarioInput,
  description: z.unknown().optional(),
  expected: z.unknown().optional(),
  source: z.unknown().optional(),
});

export type Evaluation =
  | ({ readonly id: string | null } & Outcome)
  | { readonly id: string | null; readonly error: EvaluationError };

export interface EvaluationError {
  readonly code: 'INVALID_SCENARIO';
  readonly message: string;
  readonly problems: readonly FieldProblem[];
}

/** Answers one scenario, or says by name which of its fields it cannot take. Never throws for what it is given. */
export function evaluateScenario(given: unknown): Evaluation {
  const parsed = scenario.safeParse(given, { reportInput: true });
  if (!parsed.success) return refusal(idOf(given), parsed.error.issues.flatMap(problemsOf));
  const { id, input } = parsed.data;
  try {
    return { id, ...packs[input.jurisdiction].evaluate(input) };
  } catch (error) {
    if (error instanceof ScenarioProblem) return refusal(id, error.problems);
    throw error;
  }
}

function refusal(id: string | null, problems: readonly FieldProblem[]): Evaluation {
  const message = problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  return { id, error: { code: 'INVALID_SCENARIO', message, problems } };
}

function idOf(given: unknown): string | null {
  return typeof given === 'object' && given !== null && 'id' in given && typeof given.id === 'string'
    ? given.id
    : null;
}

function problemsOf(issue: z.core.$ZodIssue): readonly FieldProblem[] {
  const field = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ field: pathText([...issue.path, key]), problem: 'unknown field' }));
  }
  if (issue.code === 'invalid_union' && issue.discriminator === 'type') {
    return [{ field, problem: unknownType(issue) }];
  }
  return [{ field: field === '' ? 'scenario' : field, problem: issue.message }];
}

function unknownType(issue: z.core.$ZodIssueInvalidUnion): string {
  const given: unknown = issue.input;
  const name = typeof given === 'object' && given !== null && 'type' in given ? given.type : given;
  const known = issue.path.includes('command') ? ['OfferDelayOption', 'HandOverToCarrier'] : DELAY_FACT_TYPES;
  return `unknown type ${JSON.stringify(name) ?? 'undefined'}; known: ${known.join(', ')}`;
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${String(step)}`))
    .join('');
}
