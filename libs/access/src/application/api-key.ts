import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** `blk_<keyId>_<secret>`: shown once, when it is made. */
export interface ApiKey {
  readonly keyId: string;
  readonly secret: string;
}

const FORMAT = /^blk_([a-z0-9]{12})_([A-Za-z0-9_-]{43})$/;

export function newApiKey(): ApiKey {
  return { keyId: randomBytes(6).toString('hex'), secret: randomBytes(32).toString('base64url') };
}

export function formatApiKey({ keyId, secret }: ApiKey): string {
  return `blk_${keyId}_${secret}`;
}

export function parseApiKey(text: string): ApiKey | null {
  const match = FORMAT.exec(text);
  return match ? { keyId: match[1] ?? '', secret: match[2] ?? '' } : null;
}

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Takes the same time whatever differs. */
export function matchesHash(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret), 'hex'), Buffer.from(hash, 'hex'));
}
