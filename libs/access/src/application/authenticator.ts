import type { Clock } from '#kernel';
import type { Role } from '../contract/index.js';
import type { AccessKeyQueries } from '../views/index.js';
import { hashSecret, matchesHash, parseApiKey } from './api-key.js';

/** Who asks: in every event and every answer. */
export interface Actor {
  /** `key:<id>`. */
  readonly id: string;
  readonly tenant: string;
  readonly role: Role;
}

/**
 * Turns what a request presents into an actor, or null. Another kind of token (OIDC) is another implementation, which may
 * have to ask elsewhere.
 */
export interface Authenticator {
  authenticate(token: string): Actor | null | Promise<Actor | null>;
}

/** A hash that no secret has: compared with when there is no key, so that this takes as long as a wrong secret. */
const NOBODYS_HASH = hashSecret('');

/** API keys. Unknown, wrong, expired and revoked keys are told apart by nobody outside. */
export class ApiKeyAuthenticator implements Authenticator {
  constructor(
    private readonly keys: AccessKeyQueries,
    private readonly clock: Clock,
  ) {}

  authenticate(token: string): Actor | null {
    const parsed = parseApiKey(token);
    const key = parsed && this.keys.byId(parsed.keyId);
    const matches = matchesHash(parsed?.secret ?? 'none', key?.secretHash ?? NOBODYS_HASH);
    if (!key || !matches || key.revokedAt !== null) return null;
    if (key.expiresAt !== null && key.expiresAt <= this.clock.now()) return null;
    return { id: `key:${key.keyId}`, tenant: key.tenant, role: key.role };
  }
}

/** For a machine of one's own only: everybody is an administrator of `main`. */
export const openDoor: Authenticator = {
  authenticate: () => ({ id: 'dev', tenant: 'main', role: 'admin' }),
};
