import type { DeciderRunner, Execution } from '#eventing';
import { deterministicId } from '#kernel';
import { keyStream, type Role } from '../contract/index.js';
import { accessKeyDecider } from '../domain/index.js';
import { formatApiKey, hashSecret, newApiKey } from './api-key.js';

export interface NewKey {
  readonly tenant: string;
  readonly name: string;
  readonly role: Role;
  readonly expiresAt: string | null;
}

/** Makes and revokes API keys. `actor` is who does it: `system:ctl` for the command line. */
export class KeyService {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly actor: string,
  ) {}

  /** The key is in the answer, and nowhere else. */
  async create({
    tenant,
    name,
    role,
    expiresAt,
  }: NewKey): Promise<{ readonly key: string; readonly execution: Execution }> {
    const key = newApiKey();
    const { keyId, secret } = key;
    const command = {
      type: 'access.CreateKey',
      keyId,
      name,
      role,
      secretHash: hashSecret(secret),
      expiresAt,
    } as const;
    const stream = keyStream(tenant, keyId);
    const meta = this.meta(tenant, deterministicId('create key', keyId));
    const execution = await this.runner.execute({ decider: accessKeyDecider, stream, command, meta });
    return { key: formatApiKey(key), execution };
  }

  /** Ends a key for good. Ending it again changes nothing. */
  revoke(tenant: string, keyId: string, reason: string): Promise<Execution> {
    const command = { type: 'access.RevokeKey', keyId, reason } as const;
    const meta = this.meta(tenant, deterministicId('revoke key', keyId, reason));
    return this.runner.execute({
      decider: accessKeyDecider,
      stream: keyStream(tenant, keyId),
      command,
      meta,
    });
  }

  private meta(tenant: string, commandId: string) {
    return { commandId, correlationId: commandId, causationId: commandId, actor: this.actor, tenant };
  }
}
