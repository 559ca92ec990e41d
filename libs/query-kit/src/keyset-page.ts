import { decodeCursor, encodeCursor } from './cursor.js';
import { BadQuery, type OrderBy, type Sql } from './filters.js';
import type { Columns } from './where-sql.js';

export const MAX_PAGE = 100;
/** Beyond this, `totalCount` is null: counting on would cost more than it tells. */
export const MAX_COUNT = 10_000;
const DEFAULT_PAGE = 20;

/** Relay's arguments: `first`/`after` or `last`/`before`, at most `MAX_PAGE`. */
export interface PageArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly cursors: readonly string[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** One key of an ordering: an expression, and how rows run along it. Expressions must not be null. */
interface SortKey {
  readonly expression: string;
  readonly descending: boolean;
}

/** A list in one order, to be paged through by key. The last key must tell all rows apart. */
export class KeysetOrder {
  private readonly keys: readonly SortKey[];
  private readonly fingerprint: string;

  /** Throws `BadQuery` for a field that cannot be sorted by. */
  constructor(orderBy: readonly OrderBy[], sortable: Columns, unique: string) {
    const keys = orderBy.map(({ field, direction }, index) => {
      const expression = Object.hasOwn(sortable, field) ? sortable[field] : undefined;
      if (expression === undefined) throw new BadQuery(`orderBy[${index}].field`, `cannot sort by ${field}`);
      return { expression, descending: direction === 'DESC' };
    });
    this.keys = [...keys, { expression: unique, descending: keys.at(-1)?.descending ?? false }];
    this.fingerprint = this.keys.map((key) => `${key.expression}${key.descending ? '-' : '+'}`).join();
  }

  /** Conditions, order and limit of the page's statement: one row more than asked, to see whether there are more. */
  plan(args: PageArgs): PagePlan {
    const { backwards, size } = sizeOf(args);
    const conditions = [
      ...this.bound(args.after, 'after', false),
      ...this.bound(args.before, 'before', true),
    ];
    const direction = ({ descending }: SortKey) => (descending === backwards ? 'ASC' : 'DESC');
    return {
      size,
      backwards,
      where: {
        text: conditions.map(({ text }) => ` AND ${text}`).join(''),
        values: conditions.flatMap(({ values }) => values),
      },
      tail: ` ORDER BY ${this.keys.map((key) => `${key.expression} ${direction(key)}`).join(', ')} LIMIT ${size + 1}`,
      select: this.keys.map(({ expression }, index) => `${expression} AS key_${index}`).join(', '),
    };
  }

  /** Makes a page of the plan's rows. */
  page<Row extends object>(rows: readonly Row[], plan: PagePlan, args: PageArgs): Page<Row> {
    const more = rows.length > plan.size;
    const kept = more ? rows.slice(0, plan.size) : [...rows];
    if (plan.backwards) kept.reverse();
    return {
      rows: kept,
      cursors: kept.map((row) => this.cursorOf(row)),
      hasNextPage: plan.backwards ? typeof args.before === 'string' : more,
      hasPreviousPage: plan.backwards ? more : typeof args.after === 'string',
    };
  }

  private cursorOf(row: object): string {
    const values = row as Readonly<Record<string, string | number>>;
    return encodeCursor({
      ordering: this.fingerprint,
      keys: this.keys.map((_, n) => values[`key_${n}`] ?? null),
    });
  }

  private bound(cursor: string | null | undefined, argument: string, before: boolean): readonly Sql[] {
    if (cursor === null || cursor === undefined) return [];
    const values = decodeCursor(cursor, this.fingerprint, argument);
    const [first] = this.keys;
    if (first && this.keys.every(({ descending }) => descending === first.descending)) {
      // A comparison of rows is what SQLite can answer from an index.
      const expressions = this.keys.map(({ expression }) => expression).join(', ');
      const operator = first.descending === before ? '>' : '<';
      return [{ text: `(${expressions}) ${operator} (${this.keys.map(() => '?').join(', ')})`, values }];
    }
    const alternatives = this.keys.map((key, index) => {
      const equal = this.keys.slice(0, index).map(({ expression }) => `${expression} = ?`);
      const beyond = `${key.expression} ${key.descending === before ? '>' : '<'} ?`;
      return { text: [...equal, beyond].join(' AND '), values: values.slice(0, index + 1) };
    });
    return [
      {
        text: `(${alternatives.map(({ text }) => `(${text})`).join(' OR ')})`,
        values: alternatives.flatMap((alternative) => alternative.values),
      },
    ];
  }
}

export interface PagePlan {
  readonly size: number;
  readonly backwards: boolean;
  /** Further conditions, each beginning with AND. */
  readonly where: Sql;
  readonly tail: string;
  /** The keys as columns `key_0`, `key_1`, …: to be selected beside the row. */
  readonly select: string;
}

function sizeOf({ first, after, last, before }: PageArgs): {
  readonly backwards: boolean;
  readonly size: number;
} {
  const backwards = typeof last === 'number';
  if (backwards && typeof first === 'number') throw new BadQuery('last', 'cannot stand beside first');
  if (backwards && typeof after === 'string') throw new BadQuery('after', 'goes with first');
  if (!backwards && typeof before === 'string') throw new BadQuery('before', 'goes with last');
  const size = last ?? first ?? DEFAULT_PAGE;
  const argument = backwards ? 'last' : 'first';
  if (!Number.isInteger(size) || size < 0 || size > MAX_PAGE) {
    throw new BadQuery(argument, `must be between 0 and ${MAX_PAGE}`);
  }
  return { backwards, size };
}
