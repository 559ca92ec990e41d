import type { Json } from '#kernel';

/** Plain data of a typed answer: what it holds is JSON already, which its readonly interfaces cannot say. */
export function outcomeJson(answer: object): { readonly [field: string]: Json } {
  return Object.fromEntries(Object.entries(answer));
}
