import {
  GraphQLError,
  type OperationDefinitionNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';
import { type QuerySize, sizeOfQuery } from './query-cost.js';

/** The most that one operation may ask for. */
export type QueryLimits = QuerySize;

export const DEFAULT_LIMITS: QueryLimits = { depth: 12, aliases: 30, rootFields: 10, cost: 20_000 };

const LIMITED: readonly (readonly [keyof QuerySize, string])[] = [
  ['depth', 'depth'],
  ['aliases', 'aliases'],
  ['rootFields', 'root fields'],
  ['cost', 'cost'],
];

/** Refuses operations that ask for too much before anything is executed, and remembers what the others cost. */
export class QueryLimiter {
  private readonly costs = new WeakMap<OperationDefinitionNode, number>();

  constructor(readonly limits: QueryLimits = DEFAULT_LIMITS) {}

  /** Runs once per document text: valid documents are cached. */
  readonly rule: ValidationRule = (context: ValidationContext) => ({
    OperationDefinition: (operation) => {
      const size = sizeOfQuery(operation, context.getSchema(), (name) => context.getFragment(name));
      this.costs.set(operation, size.cost);
      for (const [limit, name] of LIMITED) {
        if (size[limit] <= this.limits[limit]) continue;
        context.reportError(tooComplex(name, size[limit], this.limits[limit]));
      }
      return false;
    },
  });

  costOf(operation: OperationDefinitionNode): number | undefined {
    return this.costs.get(operation);
  }
}

/** Apollo gives every validation error a code of its own; `limit` is what this one is known by. */
function tooComplex(name: string, found: number, most: number): GraphQLError {
  return new GraphQLError(`the query has ${name} ${found}, the limit is ${most}`, {
    extensions: { limit: { name, found, most } },
  });
}
