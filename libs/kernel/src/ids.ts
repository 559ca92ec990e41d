import { createHash, randomUUID } from 'node:crypto';

/** Namespace of every deterministic id of this product (RFC 9562 §5.5). */
const NAMESPACE = Buffer.from('6f1d0c3e5a7b4c2e9d8f1b2a3c4d5e6f', 'hex');

/**
 * The UUID (version 5) of a name made of `parts`: the same parts give the same id on every node and every retry.
 * Parts are joined by a control character that cannot occur in them, so `('a','bc')` and `('ab','c')` differ.
 */
export function deterministicId(...parts: readonly (string | number | bigint)[]): string {
  const hash = createHash('sha1').update(NAMESPACE).update(parts.join('\u001f')).digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random id, for the edges only (requests without an id of their own). */
export function randomId(): string {
  return randomUUID();
}
