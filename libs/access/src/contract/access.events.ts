import { defineEvent, type EventsOf, streamName } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const { code, instant, text } = schemas;

/** What a key may do. `admin` may do everything; `service` is for the parts of this product. */
export const ROLES = ['integrator', 'operations', 'compliance', 'admin', 'service'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** The stream `access_key-<tenant>~<keyId>`. The secret itself is never stored. */
export const accessEvents = {
  KeyCreated: defineEvent(
    'access.KeyCreated',
    z.object({
      keyId: code,
      name: text,
      role,
      /** SHA-256 of the secret, hex. The secret has 256 random bits, so it needs no slow hash. */
      secretHash: z.string().regex(/^[0-9a-f]{64}$/),
      expiresAt: instant.nullable(),
    }),
  ),
  KeyRevoked: defineEvent('access.KeyRevoked', z.object({ keyId: code, reason: text })),
} as const;

export type AccessEvent = EventsOf<typeof accessEvents>;

export function keyStream(tenant: string, keyId: string): string {
  return streamName('access_key', tenant, keyId);
}
