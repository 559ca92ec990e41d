import { type CommandMeta, type DeciderRunner, type Execution, FreshStates } from '#eventing';
import { type DelayPolicy, policyStream } from '../contract/index.js';
import { policyDecider, type PolicyState } from '../domain/index.js';

/** The delay policies of tenants. */
export class Policies {
  private readonly states;

  constructor(runner: DeciderRunner) {
    this.states = new FreshStates(runner, policyDecider);
  }

  set(policy: DelayPolicy, reason: string, meta: CommandMeta): Promise<Execution> {
    const command = { type: 'compliance.SetPolicy' as const, policy, reason };
    return this.states.execute(policyStream(meta.tenant), command, meta);
  }

  /** In force now. Without one nothing is written to buyers. */
  of(tenant: string): Promise<PolicyState> {
    return this.states.of(policyStream(tenant));
  }
}
