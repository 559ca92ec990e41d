/** What is wrong with an input: the path of the field, and why. */
export interface InputProblem {
  readonly path: string;
  readonly reason: string;
}

const AT_FIELD = /^Variable "\$\w+" got invalid value .* at "([^"]+)"; (.*)$/s;
const AS_WHOLE = /^Variable "\$(\w+)" got invalid value .*?; (.*)$/s;
const MISSING = /^Variable "\$(\w+)" of (required|non-null) type /;

/** graphql-js tells in words only which part of a variable it refuses. */
export function problemOfVariable(message: string): InputProblem | null {
  const [, path, reason] = AT_FIELD.exec(message) ?? AS_WHOLE.exec(message) ?? [];
  if (path !== undefined && reason !== undefined) return { path, reason };
  const [, missing] = MISSING.exec(message) ?? [];
  return missing === undefined ? null : { path: missing, reason: 'is required' };
}
