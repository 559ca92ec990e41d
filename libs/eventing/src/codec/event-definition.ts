import type { z } from 'zod';
import type { JsonObject } from '../model/event.js';

/** Rewrites the data of schema version n into that of n + 1. Pure JSON to JSON. */
export type Upcaster = (data: JsonObject) => JsonObject;

/**
 * An event type as a value: its wire name, current schema version, runtime schema, personal fields and upcasters.
 * The wire name is explicit and never changes; a changed meaning is a new name.
 */
export interface EventDefinition<Type extends string = string, Schema extends z.ZodType = z.ZodType> {
  readonly type: Type;
  readonly schemaVersion: number;
  readonly schema: Schema;
  /** Dotted paths of personal data, `customer.email`; `*` steps over array members. */
  readonly pii: readonly string[];
  /** `upcasters[n]` turns version n into n + 1; versions start at 1. */
  readonly upcasters: Readonly<Record<number, Upcaster>>;
}

interface Options {
  readonly schemaVersion?: number;
  readonly pii?: readonly string[];
  readonly upcasters?: Readonly<Record<number, Upcaster>>;
}

export function defineEvent<const Type extends string, Schema extends z.ZodType>(
  type: Type,
  schema: Schema,
  { schemaVersion = 1, pii = [], upcasters = {} }: Options = {},
): EventDefinition<Type, Schema> {
  return { type, schemaVersion, schema, pii, upcasters };
}

/** The TypeScript event of a definition: `{ type, data }`. */
export type EventOf<D> =
  D extends EventDefinition<infer Type, infer Schema>
    ? { readonly type: Type; readonly data: z.infer<Schema> }
    : never;

/** The union of the events of a context's definitions, `EventsOf<typeof orderingEvents>`. */
export type EventsOf<Definitions extends Readonly<Record<string, EventDefinition>>> = EventOf<
  Definitions[keyof Definitions]
>;
