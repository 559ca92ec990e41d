import { BadQuery, type Between, type Sql } from './filters.js';

const MAX_MEMBERS = 100;
/** Bounds the work of a pattern match on every row. */
export const MAX_CONTAINS = 200;
const COMPARISONS: Readonly<Record<string, string>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** One operator on one column. Throws `BadQuery` for what cannot be asked. */
export function conditionSql(column: string, operator: string, operand: unknown, path: string): Sql {
  const comparison = Object.hasOwn(COMPARISONS, operator) ? COMPARISONS[operator] : undefined;
  const where = `${path}.${operator}`;
  if (comparison) return { text: `${column} ${comparison} ?`, values: [scalar(operand, where)] };
  switch (operator) {
    case 'in':
      return memberOf(column, operand, where);
    case 'between': {
      const { from, to } = rangeOf(operand, where);
      return { text: `${column} BETWEEN ? AND ?`, values: [from, to] };
    }
    case 'contains':
      return { text: `${column} LIKE ? ESCAPE '\\'`, values: [patternOf(operand, where)] };
    case 'isNull':
      return { text: `${column} IS ${operand === true ? '' : 'NOT '}NULL`, values: [] };
    default:
      throw new BadQuery(where, 'is not an operator');
  }
}

function memberOf(column: string, operand: unknown, where: string): Sql {
  if (!Array.isArray(operand)) throw new BadQuery(where, 'must be a list');
  if (operand.length > MAX_MEMBERS) throw new BadQuery(where, `has more than ${MAX_MEMBERS} values`);
  const values = operand.map((member: unknown) => scalar(member, where));
  return { text: `${column} IN (${values.map(() => '?').join(', ')})`, values };
}

function rangeOf(operand: unknown, where: string): Between<string | number> {
  if (typeof operand !== 'object' || operand === null || !('from' in operand) || !('to' in operand)) {
    throw new BadQuery(where, 'must have from and to');
  }
  return { from: scalar(operand.from, where), to: scalar(operand.to, where) };
}

function patternOf(operand: unknown, where: string): string {
  const text = String(operand);
  if (text.length > MAX_CONTAINS) throw new BadQuery(where, `is longer than ${MAX_CONTAINS} characters`);
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** SQLite has no booleans. */
function scalar(value: unknown, where: string): string | number {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' || typeof value === 'number') return value;
  throw new BadQuery(where, 'must be a text, a number or a truth value');
}
