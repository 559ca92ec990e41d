import { governCommands } from '#backorder/contract';
import type { CommandMeta, CommandRegistry } from '#eventing';
import { deterministicId } from '#kernel';
import { governingPolicy } from '../domain/index.js';
import type { PriorityPolicies } from './priority-policies.js';
import type { QueueDesk } from './queue-desk.js';

/** What the governor must know of queues. */
export interface KnownQueues {
  categoryOf(tenant: string, location: string, sku: string): string | null;
  /** All queues in which somebody waits, as the views have them. */
  waiting(tenant: string): readonly { readonly location: string; readonly sku: string }[];
}

/** Has each queue ordered by the policy that governs it. Where it is already, nothing is written. */
export class QueueGovernor {
  constructor(
    private readonly policies: Pick<PriorityPolicies, 'of' | 'now'>,
    private readonly queues: KnownQueues,
    private readonly desk: Pick<QueueDesk, 'execute'>,
  ) {}

  registerIn(registry: CommandRegistry): void {
    registry.register('backorder.GovernQueue', async (payload, meta) => {
      const { location, sku } = governCommands['backorder.GovernQueue'].parse(payload);
      const { versions } = await this.policies.of(meta.tenant);
      // Nobody ever published a policy: the default rules every queue from its beginning.
      if (Object.keys(versions).length > 0) await this.govern(location, sku, meta);
      return { ok: null };
    });
    registry.register('backorder.GovernQueues', async (_, meta) => {
      // The book is read anew: a policy was published or withdrawn this very moment.
      await this.policies.now(meta.tenant);
      for (const { location, sku } of this.queues.waiting(meta.tenant))
        await this.govern(location, sku, meta);
      return { ok: null };
    });
  }

  private async govern(location: string, sku: string, meta: CommandMeta): Promise<void> {
    const category = this.queues.categoryOf(meta.tenant, location, sku);
    const { policy } = governingPolicy(await this.policies.now(meta.tenant), { location, sku, category });
    const { name, version } = policy;
    const commandId = deterministicId('govern', meta.commandId, location, sku, name, String(version));
    const command = { type: 'stock.ApplyPriorityPolicy' as const, location, sku, policy };
    await this.desk.execute(command, { ...meta, commandId });
  }
}
