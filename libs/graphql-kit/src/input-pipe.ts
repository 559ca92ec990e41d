import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { GraphQLError } from 'graphql';

/** Checks the inputs of resolvers; every problem is told with the path of its field. */
export function inputPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    exceptionFactory: (errors) => {
      const problems = errors.flatMap((error) => problemsOf(error, ['input']));
      return new GraphQLError(problems.map(({ path, reason }) => `${path}: ${reason}`).join('; '), {
        extensions: { code: 'BAD_USER_INPUT', problems },
      });
    },
  });
}

interface Problem {
  readonly path: string;
  readonly reason: string;
}

function problemsOf(error: ValidationError, parents: readonly string[]): readonly Problem[] {
  const path = [...parents, error.property];
  const own = Object.values(error.constraints ?? {}).map((reason) => ({ path: path.join('.'), reason }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, path))];
}
