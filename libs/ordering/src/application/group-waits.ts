import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { plusMilliseconds, schemas } from '#kernel';
import { z } from 'zod';
import type { FulfilmentPolicies } from './fulfilment-policies.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const wait = z.object({ instance: schemas.uuid, since: schemas.instant });

/** Says until when units of a ship group wait for its other parts; null: for as long as it takes. */
export class GroupWaits {
  constructor(private readonly policies: Pick<FulfilmentPolicies, 'of'>) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('ordering.PlanGroupWait', (payload, meta) => this.plan(wait.parse(payload), meta));
  }

  /**
   * Each group at a moment of its own within the hour: two that hold what the other lacks would otherwise give up
   * together, get what the other gave up, and lack the same again.
   */
  private async plan(
    { instance, since }: z.infer<typeof wait>,
    { tenant }: CommandMeta,
  ): Promise<CommandOutcome> {
    const { groupWaitDays } = (await this.policies.of(tenant)).policy;
    if (groupWaitDays === null) return { ok: { dueAt: null } };
    const own = Number.parseInt(instance.slice(0, 8), 16) % HOUR;
    return { ok: { dueAt: plusMilliseconds(since, groupWaitDays * DAY + own) } };
  }
}
