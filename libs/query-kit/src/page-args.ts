import { BadQuery } from './filters.js';

export const MAX_PAGE = 100;
const DEFAULT_PAGE = 20;

/** Relay's arguments: `first`/`after` or `last`/`before`, at most `MAX_PAGE`. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

export interface PageSize {
  readonly backwards: boolean;
  readonly size: number;
}

/** Throws `BadQuery` for arguments that contradict each other or ask for too much. */
export function pageSize({ first, after, last, before }: PageArgs): PageSize {
  const backwards = typeof last === 'number';
  if (backwards && typeof first === 'number') throw new BadQuery('last', 'cannot stand beside first');
  if (backwards && typeof after === 'string') throw new BadQuery('after', 'goes with first');
  if (!backwards && typeof before === 'string') throw new BadQuery('before', 'goes with last');
  return { backwards, size: sizeWithin(last ?? first ?? DEFAULT_PAGE, backwards ? 'last' : 'first') };
}

function sizeWithin(size: number, argument: string): number {
  if (Number.isInteger(size) && size >= 0 && size <= MAX_PAGE) return size;
  throw new BadQuery(argument, `must be between 0 and ${MAX_PAGE}`);
}
