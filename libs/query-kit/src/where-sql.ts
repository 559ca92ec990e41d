import { BadQuery, type Sql, type Where } from './filters.js';
import { conditionSql } from './condition-sql.js';

/** SQL expressions by the field names of the API: nothing else can be asked. */
export type Columns = Readonly<Record<string, string>>;

/** A column that holds a JSON array: a condition on it asks whether any member fulfils it. */
export interface MembersOf {
  readonly membersOf: string;
}

export type FilterColumns = Readonly<Record<string, string | MembersOf>>;

const MAX_DEPTH = 4;
const MAX_CONDITIONS = 50;
const TRUE: Sql = { text: '1', values: [] };

/** Turns a filter into a condition. Values only ever become parameters. Throws `BadQuery`. */
export function whereSql(where: Where | null | undefined, columns: FilterColumns): Sql {
  return where ? new WhereBuilder(columns).combine(where, 'where', 0) : TRUE;
}

class WhereBuilder {
  private left = MAX_CONDITIONS;

  constructor(private readonly columns: FilterColumns) {}

  combine({ AND, OR, NOT, ...fields }: Where, path: string, depth: number): Sql {
    if (depth > MAX_DEPTH) throw new BadQuery(path, `is nested deeper than ${MAX_DEPTH}`);
    const inner = (where: Where, name: string) => {
      this.spend();
      return this.combine(where, `${path}.${name}`, depth + 1);
    };
    const parts = Object.entries(fields).flatMap(([field, filter]) =>
      filter ? this.conditions(filter, field, `${path}.${field}`) : [],
    );
    if (AND) parts.push(...AND.map((each) => inner(each, 'AND')));
    // No alternatives, no restriction: as with every other list that is left empty.
    if (OR && OR.length > 0)
      parts.push(
        join(
          OR.map((each) => inner(each, 'OR')),
          ' OR ',
        ),
      );
    // A condition on an absent value is unknown, and so would its negation be.
    if (NOT) {
      const { text, values } = inner(NOT, 'NOT');
      parts.push({ text: `(${text} IS NOT TRUE)`, values });
    }
    return join(parts, ' AND ');
  }

  private conditions(filter: object, field: string, path: string): readonly Sql[] {
    const column = Object.hasOwn(this.columns, field) ? this.columns[field] : undefined;
    if (column === undefined) throw new BadQuery(path, 'is not a field that can be filtered');
    return Object.entries(filter).flatMap(([operator, operand]) => {
      if (operand === null || operand === undefined) return [];
      this.spend();
      if (typeof column === 'string') return [conditionSql(column, operator, operand, path)];
      const { text, values } = conditionSql('value', operator, operand, path);
      return [{ text: `EXISTS (SELECT 1 FROM json_each(${column.membersOf}) WHERE ${text})`, values }];
    });
  }

  private spend(): void {
    if (--this.left < 0) throw new BadQuery('where', `has more than ${MAX_CONDITIONS} conditions`);
  }
}

function join(parts: readonly Sql[], operator: string): Sql {
  if (parts.length === 0) return TRUE;
  return {
    text: `(${parts.map(({ text }) => text).join(operator)})`,
    values: parts.flatMap(({ values }) => values),
  };
}
