import type { GraphQLFormattedError } from 'graphql';
import { toldError } from './told-error.js';

const UNEXPECTED = { code: 'INTERNAL', message: 'something went wrong here: the log has it' } as const;
const SUGGESTION = / ?Did you mean .+\?$/s;

/**
 * Every error leaves with a stable code and without a stack; what is unexpected leaves without its message. Without
 * `suggestions` no error names parts of the schema that the client did not name itself.
 */
export function errorFormatter({ suggestions }: { readonly suggestions: boolean }) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { locations, path, extensions = {} } = formatted;
    const told = toldError(thrown);
    const { code, message } = told ?? UNEXPECTED;
    const { stacktrace: _, ...own } = told ? extensions : {};
    return {
      message: suggestions ? message : message.replace(SUGGESTION, ''),
      ...(locations && { locations }),
      ...(path && { path }),
      extensions: { ...own, ...told?.more, code },
    };
  };
}
