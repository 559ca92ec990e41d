import { describe, expect, it } from '@jest/globals';
import type { Where } from './filters.js';
import { whereSql } from './where-sql.js';

const columns = { ref: 'ref', tier: 'tier', onHold: 'on_hold' };
const sql = (where: Where | null) => whereSql(where, columns);
const refusal = (where: unknown) => {
  try {
    sql(where as Where);
  } catch (error) {
    return (error as Error).message;
  }
  return null;
};

describe('whereSql', () => {
  it('lets everything through when nothing is asked', () => {
    for (const where of [null, {}, { ref: null }, { ref: { eq: null } }, { AND: [] }, { OR: [] }]) {
      expect(sql(where)).toEqual({ text: '1', values: [] });
    }
  });

  it('joins all conditions, with values as parameters only', () => {
    expect(sql({ ref: { eq: "'; DROP TABLE orders; --" }, tier: { gte: 1, lt: 5 } })).toEqual({
      text: '(ref = ? AND tier >= ? AND tier < ?)',
      values: ["'; DROP TABLE orders; --", 1, 5],
    });
  });

  it('knows lists, ranges, truth values and absence', () => {
    expect(sql({ ref: { in: ['a', 'b'] } })).toEqual({ text: '(ref IN (?, ?))', values: ['a', 'b'] });
    expect(sql({ ref: { in: [] } })).toEqual({ text: '(ref IN ())', values: [] });
    expect(sql({ tier: { between: { from: 1, to: 3 } } })).toEqual({
      text: '(tier BETWEEN ? AND ?)',
      values: [1, 3],
    });
    expect(sql({ onHold: { eq: true } })).toEqual({ text: '(on_hold = ?)', values: [1] });
    expect(sql({ ref: { isNull: true } }).text).toBe('(ref IS NULL)');
    expect(sql({ ref: { isNull: false } }).text).toBe('(ref IS NOT NULL)');
  });

  it('takes wildcards in a text literally', () => {
    expect(sql({ ref: { contains: '50%_\\' } })).toEqual({
      text: `(ref LIKE ? ESCAPE '\\')`,
      values: ['%50\\%\\_\\\\%'],
    });
  });

  it('nests', () => {
    const where = { OR: [{ ref: { eq: 'a' } }, { NOT: { tier: { gt: 3 } } }], AND: [{ tier: { lt: 9 } }] };
    expect(sql(where)).toEqual({
      text: '((tier < ?) AND ((ref = ?) OR (((tier > ?) IS NOT TRUE))))',
      values: [9, 'a', 3],
    });
  });

  it('refuses what it does not know, and names where', () => {
    expect(refusal({ secret: { eq: 1 } })).toBe('where.secret: is not a field that can be filtered');
    expect(refusal({ constructor: { eq: 1 } })).toBe(
      'where.constructor: is not a field that can be filtered',
    );
    expect(refusal({ OR: [{ ref: { like: 'x' } }] })).toBe('where.OR.ref.like: is not an operator');
    expect(refusal({ ref: { toString: 'x' } })).toBe('where.ref.toString: is not an operator');
    expect(refusal({ ref: { eq: { $gt: '' } } })).toBe(
      'where.ref.eq: must be a text, a number or a truth value',
    );
    expect(refusal({ ref: { in: 'a' } })).toBe('where.ref.in: must be a list');
    expect(refusal({ tier: { between: 3 } })).toBe('where.tier.between: must have from and to');
  });

  it('refuses filters that are too deep, too wide or too long', () => {
    const nested = (depth: number): Where =>
      depth === 0 ? { ref: { eq: 'a' } } : { NOT: nested(depth - 1) };
    expect(refusal(nested(4))).toBeNull();
    expect(refusal(nested(5))).toMatch(/nested deeper than 4/);
    const members = (count: number) => Array.from({ length: count }, () => ({}));
    expect(refusal({ OR: members(50) })).toBeNull();
    expect(refusal({ OR: members(51) })).toBe('where: has more than 50 conditions');
    expect(refusal({ ref: { in: Array.from({ length: 101 }, String) } })).toMatch(/more than 100 values/);
    expect(refusal({ ref: { contains: 'x'.repeat(201) } })).toMatch(/longer than 200 characters/);
  });
});
