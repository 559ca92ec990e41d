import { createHmac } from 'node:crypto';

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

/** A secret is `whsec_` and 24 to 64 bytes in base64. Throws, without naming it, if it is none. */
function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  if (!secret.startsWith('whsec_') || key.length < 24 || key.length > 64) {
    throw new RangeError('a webhook secret is whsec_ and 24 to 64 bytes in base64');
  }
  return key;
}
