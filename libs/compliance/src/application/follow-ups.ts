import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { plusMilliseconds, schemas } from '#kernel';
import { z } from 'zod';
import { MESSAGE_DEFAULTS } from '../contract/index.js';
import type { Policies } from './policies.js';

const DAY = 86_400_000;
const shipped = z.object({ handedOverAt: schemas.instant });

/** Says when to ask a buyer whether all has arrived; null: not at all. Whether it is still wanted then is asked then. */
export class FollowUps {
  constructor(private readonly policies: Policies) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('compliance.PlanFollowUp', (payload, meta) => this.plan(shipped.parse(payload), meta));
  }

  private async plan({ handedOverAt }: z.infer<typeof shipped>, meta: CommandMeta): Promise<CommandOutcome> {
    const { policy } = await this.policies.of(meta.tenant);
    if (!policy?.messages.includes('FOLLOW_UP')) return { ok: { dueAt: null } };
    const days = policy.followUpDays ?? MESSAGE_DEFAULTS.followUpDays;
    return { ok: { dueAt: plusMilliseconds(handedOverAt, days * DAY) } };
  }
}
