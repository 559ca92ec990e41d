import { BadQuery, type Filter, type Sql, type Where } from './filters.js';

/** SQL expressions by the field names of the API: nothing else can be asked. */
export type Columns = Readonly<Record<string, string>>;

const MAX_DEPTH = 4;
const MAX_CONDITIONS = 50;
const TRUE: Sql = { text: '1', values: [] };

/** Turns a filter into a condition. Values only ever become parameters. Throws `BadQuery`. */
export function whereSql(where: Where | null | undefined, columns: Columns): Sql {
  const budget = { left: MAX_CONDITIONS };
  return where ? combine(where, columns, { path: 'where', depth: 0, budget }) : TRUE;
}

interface Context {
  readonly path: string;
  readonly depth: number;
  readonly budget: { left: number };
}

function combine(where: Where, columns: Columns, context: Context): Sql {
  if (context.depth > MAX_DEPTH) throw new BadQuery(context.path, `is nested deeper than ${MAX_DEPTH}`);
  const inner = (path: string): Context => ({ ...context, path, depth: context.depth + 1 });
  const parts = Object.entries(where).flatMap(([field, value]) => {
    if (value === null || value === undefined) return [];
    const path = `${context.path}.${field}`;
    if (field === 'AND' || field === 'OR') {
      const members = (value as readonly Where[]).map((member) => combine(member, columns, inner(path)));
      return [join(members, ` ${field} `)];
    }
    if (field === 'NOT') return [negate(combine(value as Where, columns, inner(path)))];
    return conditions(value as Filter, columnOf(columns, field, path), { ...context, path });
  });
  return join(parts, ' AND ');
}

function columnOf(columns: Columns, field: string, path: string): string {
  const column = Object.hasOwn(columns, field) ? columns[field] : undefined;
  if (column === undefined) throw new BadQuery(path, 'is not a field that can be filtered');
  return column;
}

function conditions(filter: Filter, column: string, context: Context): readonly Sql[] {
  return Object.entries(filter).flatMap(([operator, operand]) => {
    if (operand === null || operand === undefined) return [];
    if (--context.budget.left < 0) throw new BadQuery('where', `has more than ${MAX_CONDITIONS} conditions`);
    return [condition(column, operator, operand, context)];
  });
}

const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

function condition(column: string, operator: string, operand: unknown, { path }: Context): Sql {
  const comparison = COMPARISONS[operator];
  if (comparison) return { text: `${column} ${comparison} ?`, values: [scalar(operand)] };
  switch (operator) {
    case 'in': {
      const members = operand as readonly unknown[];
      if (members.length > 100) throw new BadQuery(`${path}.in`, 'has more than 100 values');
      return { text: `${column} IN (${members.map(() => '?').join(', ')})`, values: members.map(scalar) };
    }
    case 'between': {
      const { from, to } = operand as { readonly from: unknown; readonly to: unknown };
      return { text: `${column} BETWEEN ? AND ?`, values: [from, to] };
    }
    case 'contains':
      return { text: `${column} LIKE ? ESCAPE '\\'`, values: [`%${escapeLike(String(operand))}%`] };
    case 'isNull':
      return { text: `${column} IS ${operand === true ? '' : 'NOT '}NULL`, values: [] };
    default:
      throw new BadQuery(`${path}.${operator}`, 'is not an operator');
  }
}

function scalar(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

function negate({ text, values }: Sql): Sql {
  return { text: `NOT (${text})`, values };
}

function join(parts: readonly Sql[], operator: string): Sql {
  if (parts.length === 0) return TRUE;
  return {
    text: `(${parts.map(({ text }) => text).join(operator)})`,
    values: parts.flatMap(({ values }) => values),
  };
}
