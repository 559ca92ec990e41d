import { GraphQLError, GraphQLScalarType, Kind, type ValueNode, valueFromASTUntyped } from 'graphql';

const MAX_INT64 = 2n ** 63n - 1n;
const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** An instant, RFC 3339. Input may have another offset, and more or fewer digits: inside it is UTC with milliseconds. */
export const DateTime = textScalar('DateTime', 'an instant in UTC: 2026-01-05T15:00:00.000Z', (text) => {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.exec(text);
  const time = match?.[1] !== undefined && isDay(match[1]) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
});

/** A calendar day, to be read in a stated time zone. */
export const LocalDate = textScalar('LocalDate', 'a calendar day: 2026-01-05', (text) =>
  isDay(text) ? text : null,
);

/** A place in the event log, as decimal text: compare as integer, never compute with it. */
export const Position = textScalar('Position', 'a place in the event log, as decimal text', decimal);

/** A revision of a stream, as decimal text. Sent back as `expectedRevision`, it guards against lost updates. */
export const Revision = textScalar('Revision', 'a revision of an object, as decimal text', decimal);

/** A whole number of minor units (cents), as decimal text. */
export const AmountMinor = textScalar(
  'AmountMinor',
  'an amount in minor units (cents), as decimal text',
  (text) => {
    const wellFormed = /^-?\d{1,16}$/.test(text);
    return wellFormed && BigInt(text) <= MAX_SAFE && BigInt(text) >= -MAX_SAFE ? text : null;
  },
);

function decimal(text: string): string | null {
  return /^\d{1,19}$/.test(text) && BigInt(text) <= MAX_INT64 ? text : null;
}

/** Date.parse lets 30 February slip into March. */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** A scalar that is text on the wire and inside. `check` answers the normal form, or null for what it refuses. */
function textScalar(name: string, form: string, check: (text: string) => string | null) {
  const parse = (value: unknown): string => {
    const normal = typeof value === 'string' ? check(value) : null;
    if (normal === null) throw new GraphQLError(`${name} must be ${form}`);
    return normal;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description: `${form.charAt(0).toUpperCase()}${form.slice(1)}.`,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}

/** Any JSON value: for what has a format of its own, and is checked by who takes it. */
export const Json = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value.',
  serialize: (value) => value,
  parseValue: (value) => value,
  parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
});
