/** Conditions on one field. All given operators must hold; a null operator is as good as none. */
export interface StringFilter {
  readonly eq?: string | null | undefined;
  readonly in?: readonly string[] | null | undefined;
  /** At most `MAX_CONTAINS` characters; case counts for letters beyond ASCII only. */
  readonly contains?: string | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

/** For what has an order. */
export interface RangeFilter<Value extends number | string = number | string> {
  readonly eq?: Value | null | undefined;
  readonly in?: readonly Value[] | null | undefined;
  readonly gt?: Value | null | undefined;
  readonly gte?: Value | null | undefined;
  readonly lt?: Value | null | undefined;
  readonly lte?: Value | null | undefined;
  /** Both ends belong to it. */
  readonly between?: Between<Value> | null | undefined;
  readonly isNull?: boolean | null | undefined;
}

export interface Between<Value> {
  readonly from: Value;
  readonly to: Value;
}

export type IntFilter = RangeFilter<number>;
/** Dates as `YYYY-MM-DD`, which sort as text. */
export type DateFilter = RangeFilter<string>;
/** UTC instants with milliseconds, `2026-01-05T15:00:00.000Z`, as events keep them: so they sort as text. */
export type InstantFilter = RangeFilter<string>;

export interface BooleanFilter {
  readonly eq?: boolean | null | undefined;
}

export type Filter = StringFilter | RangeFilter | BooleanFilter;

/** Conditions by field name, and their combinations. All must hold. */
export interface Where {
  readonly [field: string]: Filter | readonly Where[] | Where | null | undefined;
  readonly AND?: readonly Where[] | null | undefined;
  readonly OR?: readonly Where[] | null | undefined;
  readonly NOT?: Where | null | undefined;
}

export interface OrderBy {
  readonly field: string;
  readonly direction: 'ASC' | 'DESC';
}

/** Part of a statement, with values for its question marks. */
export interface Sql {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The query is malformed: `path` names the argument. */
export class BadQuery extends Error {
  readonly code = 'BAD_QUERY';
  constructor(
    readonly path: string,
    reason: string,
  ) {
    super(`${path}: ${reason}`);
  }
}
