import type { Json } from '#kernel';

/** 0-based, gapless within a stream. */
export type Revision = bigint;
/** Positive, strictly increasing in delivery order over the whole log, not dense. Compare; never compute with it. */
export type Position = bigint;
/** The stream must not exist, or must end exactly at this revision. There is deliberately no "any". */
export type ExpectedRevision = 'none' | Revision;

export type JsonObject = { readonly [key: string]: Json };
/** Flat text to text: multi-stream appends of newer servers require it. See `metadata.ts` for the names. */
export type Metadata = Readonly<Record<string, string>>;

/** An event on its way into the store. `data` must be JSON; the store refuses what does not serialise. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: Metadata;
}

/** An event as the store returns it. `data` may be parsed on first access: do not read it needlessly. */
export interface RecordedEvent {
  readonly stream: string;
  readonly revision: Revision;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly meta: Metadata;
}
