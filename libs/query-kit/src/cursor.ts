import { BadQuery } from './filters.js';

export type KeyValue = string | number;

/** A place in a list: the sort keys of one row under one ordering, as the read model was at a position of the log. */
export interface Cursor {
  readonly ordering: string;
  readonly position: bigint;
  readonly keys: readonly KeyValue[];
}

/** Makes the cursors of one page. `keysJson`: the keys as a JSON array, as SQLite gives them. */
export function cursorEncoder(ordering: string, position: bigint): (keysJson: string) => string {
  const head = JSON.stringify([ordering, String(position)]).slice(0, -1);
  return (keysJson) => Buffer.from(`${head},${keysJson.slice(1)}`).toString('base64url');
}

/** Throws `BadQuery` naming `argument` when the text is no cursor. */
export function decodeCursor(text: string, argument: string): Cursor {
  const [ordering, position, ...keys] = partsOf(text);
  const isCursor =
    typeof ordering === 'string' && typeof position === 'string' && /^\d{1,19}$/.test(position);
  if (!isCursor || !keys.every(isKeyValue)) throw new BadQuery(argument, 'is not a cursor');
  return { ordering, position: BigInt(position), keys };
}

/**
 * The position that the read model had reached when the cursor was made. Wait for it before reading on: a node that is
 * behind would show rows a second time, or leave some out. Throws `BadQuery` naming `argument`.
 */
export function cursorPosition(text: string, argument: string): bigint {
  return decodeCursor(text, argument).position;
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

function isKeyValue(value: unknown): value is KeyValue {
  return typeof value === 'string' || typeof value === 'number';
}
