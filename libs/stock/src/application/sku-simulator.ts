import type { DeciderRunner, DecisionContext } from '#eventing';
import type { Clock, Rejection } from '#kernel';
import {
  type QueueOutlook,
  type Simulation,
  skuStream,
  type StockCommand,
  type Supposition,
} from '../contract/index.js';
import { queueOutlook, simulate, skuDecider, type SkuState } from '../domain/index.js';

type Sku = Omit<Supposition, 'commands'>;

/** Says what commands on a SKU would come to now. Stores nothing. */
export class SkuSimulator {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  /** Copies the state of the SKU: a long queue takes its time. */
  simulate({ commands, ...sku }: Supposition): Promise<Simulation> {
    return this.look(sku, (state, context) => ({
      revision: context.nextRevision - 1,
      ...simulate(state, commands, context),
    }));
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
