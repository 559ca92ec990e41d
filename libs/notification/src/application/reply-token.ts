import { type Instant, schemas } from '#kernel';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * What a link in a notice lets its holder do: answer that notice, until then. It names nobody, and is good for nothing else.
 */
export interface ReplyClaims {
  readonly tenant: string;
  readonly orderId: string;
  readonly noticeId: string;
  readonly purpose: 'REPLY';
  /** From this instant on it is refused. */
  readonly expiresAt: Instant;
}

/** Keys change: new links are signed with the newest, older ones hold as long as their key is in the list. */
export interface ReplyKey {
  /** 1 to 32 letters, digits, `-` or `_`; stands in the link. */
  readonly id: string;
  /** At least 32 random bytes. */
  readonly secret: Uint8Array;
}

export type VerifiedReply =
  { readonly ok: ReplyClaims } | { readonly problem: 'MALFORMED' | 'FORGED' | 'EXPIRED' };

const VERSION = 'r1';
const FORMAT = /^(r1\.([A-Za-z0-9_-]{1,32})\.([A-Za-z0-9_-]{1,600}))\.([A-Za-z0-9_-]{43})$/;
const { code, uuid } = schemas;
/** A list, because a link should be short. Its last member is milliseconds since 1970. */
const payloadForm = z.tuple([code, uuid, uuid, z.literal('REPLY'), z.int().nonnegative()]);

/** `r1.<key id>.<claims>.<HMAC-SHA-256 of all before>`, fit for a path. The same claims give the same token. */
export function signReplyToken(claims: ReplyClaims, { id, secret }: ReplyKey): string {
  if (!/^[A-Za-z0-9_-]{1,32}$/.test(id)) throw new RangeError('a key id is 1 to 32 letters, digits, - or _');
  if (secret.length < 32) throw new RangeError('a reply key has at least 32 bytes');
  const { tenant, orderId, noticeId, purpose, expiresAt } = claims;
  const payload = payloadForm.parse([tenant, orderId, noticeId, purpose, Date.parse(expiresAt)]);
  const signed = `${VERSION}.${id}.${Buffer.from(JSON.stringify(payload)).toString('base64url')}`;
  return `${signed}.${signatureOf(signed, secret)}`;
}

/** Nothing of the token is believed before its signature holds. */
export function verifyReplyToken(token: string, keys: readonly ReplyKey[], now: Instant): VerifiedReply {
  const [, signed, keyId, payload, signature] = FORMAT.exec(token) ?? [];
  if (!signed || !payload || !signature) return { problem: 'MALFORMED' };
  const key = keys.find(({ id }) => id === keyId);
  // Compared as text: base64 has several spellings of the same bytes, and only one of them was signed.
  if (!key || !equalText(signature, signatureOf(signed, key.secret))) return { problem: 'FORGED' };
  const claims = payloadForm.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  const [tenant, orderId, noticeId, purpose, expires] = claims;
  if (Date.parse(now) >= expires) return { problem: 'EXPIRED' };
  return { ok: { tenant, orderId, noticeId, purpose, expiresAt: new Date(expires).toISOString() } };
}

function signatureOf(signed: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(signed).digest('base64url');
}

/** Takes the same time whatever differs. */
function equalText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
