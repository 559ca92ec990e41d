import { hash } from 'node:crypto';
import { decodeCursor, type KeyValue } from './cursor.js';
import { BadQuery, type OrderBy, type Sql } from './filters.js';
import type { Columns } from './where-sql.js';

/** One key of an ordering: an expression that is never null, and how rows run along it. */
interface SortKey {
  readonly expression: string;
  readonly descending: boolean;
}

/** The order of a list that is paged through by key. The last key tells all rows apart. */
export class KeysetOrder {
  /** Tells cursors of this order from those of others. */
  readonly fingerprint: string;
  private readonly keys: readonly SortKey[];
  private readonly uniform: boolean;

  /** Throws `BadQuery` for a field that cannot be sorted by. */
  constructor(orderBy: readonly OrderBy[], sortable: Columns, unique: readonly string[]) {
    const chosen = orderBy.map((each, index) => sortKey(each, sortable, `orderBy[${index}].field`));
    const descending = chosen.at(-1)?.descending ?? false;
    const rest = unique.filter((expression) => !chosen.some((key) => key.expression === expression));
    this.keys = [...chosen, ...rest.map((expression) => ({ expression, descending }))];
    this.uniform = this.keys.every((key) => key.descending === descending);
    const text = this.keys.map((key) => `${key.expression}${key.descending ? '-' : '+'}`).join();
    this.fingerprint = hash('sha1', text, 'base64url').slice(0, 8);
  }

  /** The values of a row's keys, as a JSON array. */
  get keysSql(): string {
    return `json_array(${this.keys.map(({ expression }) => expression).join(', ')})`;
  }

  orderSql(backwards: boolean): string {
    return this.keys
      .map(({ expression, descending }) => `${expression} ${descending === backwards ? 'ASC' : 'DESC'}`)
      .join(', ');
  }

  /** The rows beyond a cursor. Throws `BadQuery` naming `argument` for a cursor of another order. */
  beyondSql(cursor: string, argument: 'after' | 'before'): Sql {
    const { ordering, keys } = decodeCursor(cursor, argument);
    if (ordering !== this.fingerprint || keys.length !== this.keys.length) {
      throw new BadQuery(argument, 'is a cursor of a list in another order');
    }
    const before = argument === 'before';
    return this.uniform ? this.beyondAtOnce(keys, before) : this.beyondKeyByKey(keys, before);
  }

  /** A comparison of rows is what SQLite can answer from an index. */
  private beyondAtOnce(values: readonly KeyValue[], before: boolean): Sql {
    const expressions = this.keys.map(({ expression }) => expression).join(', ');
    const operator = this.keys[0]?.descending === before ? '>' : '<';
    return { text: `(${expressions}) ${operator} (${this.keys.map(() => '?').join(', ')})`, values };
  }

  private beyondKeyByKey(values: readonly KeyValue[], before: boolean): Sql {
    const alternatives = this.keys.map((key, index) => {
      const equal = this.keys.slice(0, index).map(({ expression }) => `${expression} = ?`);
      const beyond = `${key.expression} ${key.descending === before ? '>' : '<'} ?`;
      return { text: [...equal, beyond].join(' AND '), values: values.slice(0, index + 1) };
    });
    return {
      text: `(${alternatives.map(({ text }) => `(${text})`).join(' OR ')})`,
      values: alternatives.flatMap((alternative) => alternative.values),
    };
  }
}

function sortKey({ field, direction }: OrderBy, sortable: Columns, path: string): SortKey {
  const expression = Object.hasOwn(sortable, field) ? sortable[field] : undefined;
  if (expression === undefined) throw new BadQuery(path, `cannot sort by ${field}`);
  return { expression, descending: direction === 'DESC' };
}
