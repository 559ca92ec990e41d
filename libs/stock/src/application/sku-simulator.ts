import { type DeciderRunner, type DecisionContext, yieldToEventLoop } from '#eventing';
import type { Clock, Rejection } from '#kernel';
import {
  type QueueOutlook,
  type Simulation,
  skuStream,
  type StockCommand,
  type Supposition,
} from '../contract/index.js';
import { queueOutlook, simulation, skuDecider, type SkuState, toSnapshot } from '../domain/index.js';

type Sku = Omit<Supposition, 'commands'>;

/** Says what commands on a SKU would come to now. Stores nothing. */
export class SkuSimulator {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /** Works on a copy of the SKU's state, and lets others have their turn meanwhile: a long queue takes its time. */
  async simulate({ commands, ...sku }: Supposition): Promise<Simulation> {
    const { copy, context } = await this.look(sku, (state, now) => ({
      copy: toSnapshot(state),
      context: now,
    }));
    const parts = simulation(copy, commands, context);
    for (;;) {
      await yieldToEventLoop();
      const part = parts.next();
      if (part.done) return { revision: context.nextRevision - 1, ...part.value };
    }
  }

  /** Why a command would be refused; null: it would not. A decision on the state as it is, without a copy. */
  refusal(tenant: string, command: StockCommand): Promise<Rejection | null> {
    const { location, sku } = command;
    return this.look({ tenant, location, sku }, (state, context) => {
      const decision = skuDecider.decide(command, state, context);
      return 'rejected' in decision ? decision.rejected : null;
    });
  }

  /** The queue as it is. */
  outlook(sku: Sku): Promise<QueueOutlook> {
    return this.look(sku, (state, { now }) => queueOutlook(state, now));
  }

  private look<Result>(
    { tenant, location, sku }: Sku,
    read: (state: SkuState, context: DecisionContext) => Result,
  ): Promise<Result> {
    const stream = skuStream(tenant, location, sku);
    return this.runner.inspect({ decider: skuDecider, stream }, (state, revision) =>
      read(state, { now: this.clock.now(), tenant, commandId: 'simulation', nextRevision: revision + 1 }),
    );
  }
}
