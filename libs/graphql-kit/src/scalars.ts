import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** An instant in UTC, RFC 3339 with milliseconds. Input may leave the milliseconds out. */
export const DateTime = textScalar('DateTime', 'An instant in UTC: 2026-01-05T15:00:00.000Z', (text) => {
  const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/.test(text);
  const time = match ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString();
});

/** A calendar day, to be read in a stated time zone. */
export const LocalDate = textScalar('LocalDate', 'A calendar day: 2026-01-05', (text) => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  // Date.parse lets 30 February slip into March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
});

/** A place in the event log, as decimal text: compare as integer, never compute with it. */
export const Position = textScalar('Position', 'A place in the event log, as decimal text', decimal);

/** A revision of a stream, as decimal text. Sent back as `expectedRevision`, it guards against lost updates. */
export const Revision = textScalar('Revision', 'A revision of an object, as decimal text', decimal);

/** A whole number of minor units (cents), as decimal text. */
export const AmountMinor = textScalar(
  'AmountMinor',
  'An amount in minor units (cents), as decimal text',
  (text) => {
    const wellFormed = /^-?\d{1,16}$/.test(text);
    return wellFormed && BigInt(text) <= MAX_SAFE && BigInt(text) >= -MAX_SAFE ? text : null;
  },
);

function decimal(text: string): string | null {
  return /^\d{1,19}$/.test(text) ? text : null;
}

/** A scalar that is text on the wire and inside. `check` answers the normal form, or null for what it refuses. */
function textScalar(name: string, description: string, check: (text: string) => string | null) {
  const parse = (value: unknown): string => {
    const normal = typeof value === 'string' ? check(value) : null;
    if (normal === null) throw new GraphQLError(`${name} must be ${description}`);
    return normal;
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => String(value),
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : null),
  });
}
