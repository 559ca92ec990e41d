/** A business "no": a value, because it is an answer. Exceptions mean bugs or broken infrastructure. */
export interface Rejection<Code extends string = string> {
  readonly code: Code;
  /** What a person needs to know: names the field, SKU or line, and the quantities. No personal data. */
  readonly message: string;
  readonly details?: Readonly<Record<string, Json>>;
}

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export function assertNever(value: never): never {
  throw new Error(`unexpected variant: ${JSON.stringify(value)}`);
}
