import { hash, randomUUID } from 'node:crypto';

/** Namespace of every deterministic id of this product (RFC 9562 §5.5). */
const NAMESPACE = Buffer.from('6f1d0c3e5a7b4c2e9d8f1b2a3c4d5e6f', 'hex');
const SEPARATOR = '\u001f';
const ESCAPE = '\u001b';

/**
 * The UUID (version 5) of a name made of `parts`: the same parts give the same id on every node and every retry.
 * Parts are joined by a control character, escaped where a part holds it, so `('a','bc')` and `('ab','c')` differ.
 */
export function deterministicId(...parts: readonly (string | number | bigint)[]): string {
  const name = parts.map(escapePart).join(SEPARATOR);
  const hex = hash('sha1', Buffer.concat([NAMESPACE, Buffer.from(name)]), 'hex');
  const variant = ((parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A random id, for the edges only (requests without an id of their own). */
export function randomId(): string {
  return randomUUID();
}

function escapePart(part: string | number | bigint): string {
  if (typeof part !== 'string') return String(part);
  if (!part.includes(SEPARATOR) && !part.includes(ESCAPE)) return part;
  return part.replaceAll(ESCAPE, ESCAPE + ESCAPE).replaceAll(SEPARATOR, `${ESCAPE}s`);
}
