import 'reflect-metadata';
import type * as plain from '#query-kit';
import { whereSql } from '#query-kit';
import { describe, expect, it } from '@jest/globals';
import {
  type BooleanFilter,
  type DateTimeFilter,
  type IntFilter,
  type LocalDateFilter,
  SortDirection,
  type StringFilter,
} from './filter.inputs.js';

/** Does not compile when an input has an operator of another type than the query it becomes. */
const filters: {
  readonly text: Required<plain.StringFilter>;
  readonly count: Required<plain.IntFilter>;
  readonly day: Required<plain.DateFilter>;
  readonly at: Required<plain.InstantFilter>;
  readonly flag: Required<plain.BooleanFilter>;
} = {
  text: { eq: 'a', in: ['a'], contains: 'a', isNull: false } satisfies Required<StringFilter>,
  count: {
    ...{ eq: 1, in: [1], gt: 1, gte: 1, lt: 1, lte: 1 },
    ...{ between: { from: 1, to: 2 }, isNull: true },
  } satisfies Required<IntFilter>,
  day: {
    ...{ eq: 'd', in: ['d'], gt: 'd', gte: 'd', lt: 'd', lte: 'd' },
    ...{ between: { from: 'd', to: 'e' }, isNull: true },
  } satisfies Required<LocalDateFilter>,
  at: {
    ...{ eq: 't', in: ['t'], gt: 't', gte: 't', lt: 't', lte: 't' },
    ...{ between: { from: 't', to: 'u' }, isNull: true },
  } satisfies Required<DateTimeFilter>,
  flag: { eq: true } satisfies Required<BooleanFilter>,
};

describe('every operator of the filter inputs', () => {
  it.each(Object.entries(filters))('on %s is one that queries understand', (field, filter) => {
    for (const [operator, operand] of Object.entries(filter)) {
      expect(whereSql({ [field]: { [operator]: operand } }, { [field]: 'c' }).text).toContain('c ');
    }
  });
});

describe('an order', () => {
  it('has the directions of queries', () => {
    const directions: readonly plain.OrderBy['direction'][] = Object.values(SortDirection);
    expect(directions).toEqual(['ASC', 'DESC']);
  });
});
