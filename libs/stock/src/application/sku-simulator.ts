import type { DeciderRunner } from '#eventing';
import type { Clock } from '#kernel';
import { type Simulation, skuStream, type Supposition } from '../contract/index.js';
import { simulate, skuDecider } from '../domain/index.js';

/** Says what commands on a SKU would come to now. Stores nothing. */
export class SkuSimulator {
  constructor(
    private readonly runner: DeciderRunner,
    private readonly clock: Clock,
  ) {}

  simulate({ tenant, location, sku, commands }: Supposition): Promise<Simulation> {
    const stream = skuStream(tenant, location, sku);
    return this.runner.inspect({ decider: skuDecider, stream }, (state, revision) => {
      const now = this.clock.now();
      const context = { now, tenant, commandId: 'simulation', nextRevision: revision + 1 };
      return { revision, ...simulate(state, commands, context) };
    });
  }
}
