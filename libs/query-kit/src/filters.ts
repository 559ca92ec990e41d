/** Conditions on one field. All given operators must hold. */
export interface StringFilter {
  readonly eq?: string | null;
  readonly in?: readonly string[] | null;
  readonly contains?: string | null;
  readonly isNull?: boolean | null;
}

/** For whole numbers, and for instants and dates, which sort as text. */
export interface RangeFilter<Value extends number | string = number | string> {
  readonly eq?: Value | null;
  readonly in?: readonly Value[] | null;
  readonly gt?: Value | null;
  readonly gte?: Value | null;
  readonly lt?: Value | null;
  readonly lte?: Value | null;
  readonly between?: { readonly from: Value; readonly to: Value } | null;
  readonly isNull?: boolean | null;
}

export interface BooleanFilter {
  readonly eq?: boolean | null;
}

export type Filter = StringFilter | RangeFilter | BooleanFilter;

/** Conditions by field name, and their combinations. */
export interface Where {
  readonly [field: string]: Filter | readonly Where[] | Where | null | undefined;
  readonly AND?: readonly Where[] | null;
  readonly OR?: readonly Where[] | null;
  readonly NOT?: Where | null;
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
