import { governCommands } from '#backorder/contract';
import type { CommandMeta, CommandOutcome, CommandRegistry } from '#eventing';
import { deterministicId } from '#kernel';
import { governingPolicy } from '../domain/index.js';
import type { PriorityPolicies } from './priority-policies.js';
import type { QueueDesk } from './queue-desk.js';

/** So many queues are governed by one command: what is done after a failure is done again. */
const QUEUES_TOGETHER = 200;

interface Queue {
  readonly location: string;
  readonly sku: string;
}

/** What the governor must know of queues. */
export interface KnownQueues {
  /** Of the item as it is described now. */
  categoryOf(tenant: string, location: string, sku: string): Promise<string | null>;
  /** Queues in which somebody waits, from the one after `after`: as the log has them now, or later. */
  waiting(tenant: string, after: Queue | null, limit: number): Promise<readonly Queue[]>;
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
      const queue = governCommands['backorder.GovernQueue'].parse(payload);
      const { versions } = await this.policies.of(meta.tenant);
      // Nobody ever published a policy: the default rules every queue from its beginning.
      return Object.keys(versions).length === 0 ? { ok: null } : this.govern(queue, meta);
    });
    registry.register('backorder.GovernQueues', (payload, meta) => {
      const { after } = governCommands['backorder.GovernQueues'].parse(payload);
      return this.governAfter(after, meta);
    });
  }

  private async governAfter(after: Queue | null, meta: CommandMeta): Promise<CommandOutcome> {
    // Read anew: a policy was published or withdrawn this very moment.
    if (after === null) await this.policies.now(meta.tenant);
    const queues = await this.queues.waiting(meta.tenant, after, QUEUES_TOGETHER);
    for (const queue of queues) {
      const outcome = await this.govern(queue, meta);
      if ('rejected' in outcome) return outcome;
    }
    const last = queues.length < QUEUES_TOGETHER ? undefined : queues.at(-1);
    return { ok: { next: last ? { location: last.location, sku: last.sku } : null } };
  }

  private async govern({ location, sku }: Queue, meta: CommandMeta): Promise<CommandOutcome> {
    const category = await this.queues.categoryOf(meta.tenant, location, sku);
    const { policy } = governingPolicy(await this.policies.of(meta.tenant), { location, sku, category });
    const { name, version } = policy;
    const commandId = deterministicId('govern', meta.commandId, location, sku, name, String(version));
    const command = { type: 'stock.ApplyPriorityPolicy' as const, location, sku, policy };
    const execution = await this.desk.execute(command, { ...meta, commandId });
    // A conflict: others were always quicker. Whoever asked comes again.
    return execution.outcome === 'rejected' ? { rejected: execution.rejection } : { ok: null };
  }
}
