import { GraphQLError } from 'graphql';
import type { z } from 'zod';

/** Checks a command against its own schema: the last word on what may reach a decider. */
export function parseCommand<Schema extends z.ZodType>(schema: Schema, command: unknown): z.infer<Schema> {
  const result = schema.safeParse(command);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => ({
    path: ['input', ...path].join('.'),
    reason: message,
  }));
  throw new GraphQLError(problems.map(({ path, reason }) => `${path}: ${reason}`).join('; '), {
    extensions: { code: 'BAD_USER_INPUT', problems },
  });
}
