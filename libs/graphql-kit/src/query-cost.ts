import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What an operation asks for, fragments spread out. */
export interface QuerySize {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  /** One for each field, as often as the lists around it are long. */
  readonly cost: number;
}

type FragmentLookup = (name: string) => FragmentDefinitionNode | null | undefined;
type ParentType = ReturnType<GraphQLSchema['getType']>;

const NOTHING: QuerySize = { depth: 0, aliases: 0, rootFields: 0, cost: 0 };
/** A page whose size is a variable counts as the largest. */
const LARGEST_PAGE = 100;
const DEFAULT_PAGE = 20;
/** Lists without pages are short: lines of an order, shipments. */
const SHORT_LIST = 5;

export function sizeOfQuery(
  operation: OperationDefinitionNode,
  schema: GraphQLSchema,
  fragment: FragmentLookup,
): QuerySize {
  return new Meter(schema, fragment).operation(operation);
}

/** Measures each fragment once, however often it is spread: the work grows with the document, not with the query. */
class Meter {
  private readonly fragments = new Map<string, QuerySize>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragment: FragmentLookup,
  ) {}

  operation({ operation, selectionSet }: OperationDefinitionNode): QuerySize {
    return this.selections(selectionSet, this.schema.getRootType(operation) ?? undefined);
  }

  private selections(set: SelectionSetNode | undefined, parent: ParentType): QuerySize {
    if (!set) return NOTHING;
    const sizes = set.selections.map((selection) => this.selection(selection, parent));
    return {
      depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
      aliases: sum(sizes.map(({ aliases }) => aliases)),
      rootFields: sum(sizes.map(({ rootFields }) => rootFields)),
      cost: sum(sizes.map(({ cost }) => cost)),
    };
  }

  private selection(selection: SelectionNode, parent: ParentType): QuerySize {
    switch (selection.kind) {
      case Kind.FIELD:
        return this.field(selection, parent);
      case Kind.INLINE_FRAGMENT: {
        const { typeCondition, selectionSet } = selection;
        return this.selections(
          selectionSet,
          typeCondition ? this.schema.getType(typeCondition.name.value) : parent,
        );
      }
      case Kind.FRAGMENT_SPREAD:
        return this.spread(selection.name.value);
    }
  }

  private field(node: FieldNode, parent: ParentType): QuerySize {
    const aliases = node.alias ? 1 : 0;
    // Introspection is bounded by the schema, and by a rule of graphql-js.
    if (node.name.value.startsWith('__')) return { depth: 1, aliases, rootFields: 1, cost: 1 };
    const field =
      isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    const inner = this.selections(node.selectionSet, field && getNamedType(field.type));
    return {
      depth: 1 + inner.depth,
      aliases: aliases + inner.aliases,
      rootFields: 1,
      cost: 1 + lengthOf(node, field, parent) * inner.cost,
    };
  }

  /** A fragment that contains itself is another rule's business; here it must only end. */
  private spread(name: string): QuerySize {
    const known = this.fragments.get(name);
    if (known) return known;
    this.fragments.set(name, NOTHING);
    const definition = this.fragment(name);
    const size = this.selections(
      definition?.selectionSet,
      definition ? this.schema.getType(definition.typeCondition.name.value) : undefined,
    );
    this.fragments.set(name, size);
    return size;
  }
}

/** How many objects a field may answer with. */
function lengthOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown> | undefined,
  parent: ParentType,
): number {
  if (!field) return 1;
  const first = field.args.find(({ name }) => name === 'first');
  if (first) return pageOf(node, first.defaultValue);
  const isList = isListType(getNullableType(field.type)) && isCompositeType(getNamedType(field.type));
  // The connection's own field has counted already.
  return isList && !parent?.name.endsWith('Connection') ? SHORT_LIST : 1;
}

function pageOf({ arguments: args = [] }: FieldNode, byDefault: unknown): number {
  const value = args.find(({ name }) => name.value === 'first' || name.value === 'last')?.value;
  if (!value || value.kind === Kind.NULL) return typeof byDefault === 'number' ? byDefault : DEFAULT_PAGE;
  return value.kind === Kind.INT ? Math.max(1, Number(value.value)) : LARGEST_PAGE;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
