import type { z } from 'zod';
import { badUserInput } from './bad-user-input.js';

/** Checks a command against its own schema: the last word on what may reach a decider. */
export function parseCommand<Schema extends z.ZodType>(schema: Schema, command: unknown): z.infer<Schema> {
  const result = schema.safeParse(command);
  if (result.success) return result.data;
  throw badUserInput(
    result.error.issues.map(({ path, message }) => ({
      path: ['input', ...path].join('.'),
      reason: message,
    })),
  );
}
