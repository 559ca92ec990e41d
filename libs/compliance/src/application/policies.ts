import type { CommandMeta, DeciderRunner, Execution } from '#eventing';
import { type DelayPolicy, policyStream } from '../contract/index.js';
import { policyDecider, type PolicyState } from '../domain/index.js';

/** The delay policies of tenants. */
export class Policies {
  constructor(private readonly runner: DeciderRunner) {}

  set(policy: DelayPolicy, reason: string, meta: CommandMeta): Promise<Execution> {
    const command = { type: 'compliance.SetPolicy' as const, policy, reason };
    return this.runner.execute({ decider: policyDecider, stream: policyStream(meta.tenant), command, meta });
  }

  /** In force now. Without one nothing is written to buyers. */
  of(tenant: string): Promise<PolicyState> {
    return this.runner.inspect({ decider: policyDecider, stream: policyStream(tenant) }, (state) =>
      structuredClone(state),
    );
  }
}
