import { BadQuery } from './filters.js';

type KeyValue = string | number | null;

/** Where a page ends: the values of the sort keys of one row, under one ordering. */
export interface Cursor {
  readonly ordering: string;
  readonly keys: readonly KeyValue[];
}

export function encodeCursor({ ordering, keys }: Cursor): string {
  return Buffer.from(JSON.stringify([ordering, ...keys])).toString('base64url');
}

/** Throws `BadQuery` naming `argument` when the text is no cursor, or one of another ordering. */
export function decodeCursor(text: string, ordering: string, argument: string): readonly KeyValue[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    parts = null;
  }
  if (!Array.isArray(parts) || !parts.every(isKeyValue)) throw new BadQuery(argument, 'is not a cursor');
  if (parts[0] !== ordering) throw new BadQuery(argument, 'is a cursor of a list in another order');
  return parts.slice(1);
}

function isKeyValue(value: unknown): value is KeyValue {
  return value === null || typeof value === 'string' || typeof value === 'number';
}
