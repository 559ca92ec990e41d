export interface FieldProblem {
  /** Path within the scenario, `input.events[1].at`. */
  readonly field: string;
  readonly problem: string;
}

/** A scenario that cannot be answered; names every field and what is wrong with it. */
export class ScenarioProblem extends Error {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(problems.map(({ field, problem }) => `${field}: ${problem}`).join('; '));
  }
}
