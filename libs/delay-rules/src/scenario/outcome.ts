import type { Json } from '#kernel';

/** The fields of an answer. Dates are days in the order's zone, instants carry its offset, null means: there is none. */
export type Outcome = Readonly<Record<string, Json>>;
