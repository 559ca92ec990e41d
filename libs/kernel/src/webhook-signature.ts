import { createHmac } from 'node:crypto';
import type { Instant } from './clock.js';

/** What is signed (Standard Webhooks 1.0). `timestamp` is in seconds since 1970, `body` the exact text sent. */
export interface SignedWebhook {
  readonly id: string;
  readonly timestamp: number;
  readonly body: string;
}

/** `v1,<base64>`, one for each secret with a space between, so that a receiver can change over from one to the next. */
export function webhookSignature({ id, timestamp, body }: SignedWebhook, secrets: readonly string[]): string {
  return secrets
    .map((secret) =>
      createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64'),
    )
    .map((signature) => `v1,${signature}`)
    .join(' ');
}

/** What a signed request is sent with. Throws, without naming it, for a secret that is none. */
export function signedHeaders(
  { id, now, body }: { readonly id: string; readonly now: Instant; readonly body: string },
  secrets: readonly string[],
): Record<string, string> {
  const timestamp = Math.floor(Date.parse(now) / 1000);
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': webhookSignature({ id, timestamp, body }, secrets),
  };
}

/** A secret is `whsec_` and 24 to 64 bytes in base64. Throws, without naming it, if it is none. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!secret.startsWith('whsec_') || key.length < 24 || key.length > 64) {
    throw new RangeError('a webhook secret is whsec_ and 24 to 64 bytes in base64');
  }
  return key;
}
