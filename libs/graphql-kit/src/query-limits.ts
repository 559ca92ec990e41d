import {
  type ArgumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

export interface QueryLimits {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** A field costs 1; what stands below a list costs as often as `first` or `last` says. */
  readonly cost: number;
}

export const DEFAULT_LIMITS: QueryLimits = { depth: 12, aliases: 30, rootFields: 10, cost: 20_000 };

const DEFAULT_PAGE = 20;

/** Refuses documents that ask for too much, before anything is executed. Variables count as the largest page. */
export function limitsRule(limits: QueryLimits = DEFAULT_LIMITS): ValidationRule {
  return (context: ValidationContext) => ({
    OperationDefinition(operation) {
      const meter = new Meter(context);
      const cost = meter.costOf(operation.selectionSet, 1);
      const refuse = (what: string, found: number, limit: number) => {
        if (found <= limit) return;
        const message = `the query has ${what} ${found}, the limit is ${limit}`;
        context.reportError(new GraphQLError(message, { extensions: { code: 'TOO_COMPLEX' } }));
      };
      refuse('depth', meter.depth, limits.depth);
      refuse('aliases', meter.aliases, limits.aliases);
      refuse('root fields', operation.selectionSet.selections.length, limits.rootFields);
      refuse('cost', cost, limits.cost);
    },
  });
}

class Meter {
  depth = 0;
  aliases = 0;
  private readonly underWay = new Set<string>();

  constructor(private readonly context: ValidationContext) {}

  costOf(selections: SelectionSetNode | undefined, depth: number): number {
    if (!selections) return 0;
    this.depth = Math.max(this.depth, depth);
    let cost = 0;
    for (const selection of selections.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) continue; // introspection is bounded by the schema
        if (selection.alias) this.aliases += 1;
        cost += 1 + pageOf(selection.arguments ?? []) * this.costOf(selection.selectionSet, depth + 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        cost += this.costOf(selection.selectionSet, depth);
      } else {
        cost += this.costOfFragment(this.context.getFragment(selection.name.value), depth);
      }
      if (cost > Number.MAX_SAFE_INTEGER / 1000) return cost;
    }
    return cost;
  }

  /** A fragment that contains itself is another rule's business; here it must only end. */
  private costOfFragment(fragment: FragmentDefinitionNode | null | undefined, depth: number): number {
    if (!fragment || this.underWay.has(fragment.name.value)) return 0;
    this.underWay.add(fragment.name.value);
    const cost = this.costOf(fragment.selectionSet, depth);
    this.underWay.delete(fragment.name.value);
    return cost;
  }
}

function pageOf(args: readonly ArgumentNode[]): number {
  const page = args.find(({ name }) => name.value === 'first' || name.value === 'last');
  if (!page) return 1;
  return page.value.kind === Kind.INT ? Math.max(1, Number(page.value.value)) : DEFAULT_PAGE * 5;
}
