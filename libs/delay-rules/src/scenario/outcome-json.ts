import type { Json } from '#kernel';

/** Plain data of a typed answer: what it holds is JSON already, which its readonly interfaces cannot say. */
export function outcomeJson(answer: object): { readonly [field: string]: Json } {
  return Object.fromEntries(Object.entries(answer));
}

/** The same without a copy, to be read field by field. */
export function asJson(answer: object): { readonly [field: string]: Json } {
  return answer as { readonly [field: string]: Json };
}
