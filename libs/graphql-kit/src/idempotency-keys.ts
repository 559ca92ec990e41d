import type { CommandMeta, Rejected } from '#eventing';
import { payloadHash } from '#kernel';
import { LRUCache } from 'lru-cache';

/** Where commands of the past are looked up; the view of commands can. */
export interface FirstUses {
  firstUse(tenant: string, commandId: string): { readonly hash: string } | null;
}

interface Outcome {
  readonly outcome: 'accepted' | 'rejected';
}

const REMEMBERED = 20_000;

const REUSED: Rejected<'IDEMPOTENCY_KEY_REUSED'> = {
  outcome: 'rejected',
  revision: -1,
  rejection: {
    code: 'IDEMPOTENCY_KEY_REUSED',
    message: 'this idempotency key was used for another request',
  },
};

/**
 * Notices a key that is used again for something else. A stream knows the keys of its own commands; those of all
 * streams are in the views, and until the views have them, in the memory of the process that took them.
 */
export class IdempotencyKeys {
  private readonly recent = new LRUCache<string, string>({ max: REMEMBERED });

  constructor(private readonly past: FirstUses) {}

  /** Runs the command, unless its id belongs to another one. A rejected command leaves its key free. */
  async once<Result extends Outcome>(
    command: object,
    { tenant, commandId }: CommandMeta,
    run: () => Promise<Result>,
  ): Promise<Result | Rejected<'IDEMPOTENCY_KEY_REUSED'>> {
    const hash = payloadHash(command);
    const known = this.recent.get(commandId) ?? this.past.firstUse(tenant, commandId)?.hash ?? hash;
    if (known !== hash) return REUSED;
    this.recent.set(commandId, hash);
    const result = await run();
    if (result.outcome === 'rejected') this.recent.delete(commandId);
    return result;
  }
}
