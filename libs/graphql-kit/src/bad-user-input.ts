import { GraphQLError } from 'graphql';
import type { InputProblem } from './variable-problem.js';

/** The request cannot be understood as it is: each problem names its field. */
export function badUserInput(problems: readonly InputProblem[]): GraphQLError {
  return new GraphQLError(problems.map(({ path, reason }) => `${path}: ${reason}`).join('; '), {
    extensions: { code: 'BAD_USER_INPUT', problems },
  });
}
