import { type CommandMeta, type DeciderRunner, type Execution, FreshReads } from '#eventing';
import { type DelayPolicy, policyStream } from '../contract/index.js';
import { policyDecider, type PolicyState } from '../domain/index.js';

/** The delay policies of tenants. Another node hears of a change within a second. */
export class Policies {
  private readonly reads: FreshReads<PolicyState>;

  constructor(private readonly runner: DeciderRunner) {
    this.reads = new FreshReads((stream) =>
      runner.inspect({ decider: policyDecider, stream }, (state) => structuredClone(state)),
    );
  }

  async set(policy: DelayPolicy, reason: string, meta: CommandMeta): Promise<Execution> {
    const command = { type: 'compliance.SetPolicy' as const, policy, reason };
    const stream = policyStream(meta.tenant);
    const execution = await this.runner.execute({ decider: policyDecider, stream, command, meta });
    this.reads.forget(stream);
    return execution;
  }

  /** In force now. Without one nothing is written to buyers. */
  of(tenant: string): Promise<PolicyState> {
    return this.reads.of(policyStream(tenant));
  }
}
