import { type CommandMeta, type DeciderRunner, type Execution, FreshStates } from '#eventing';
import { type FulfilmentPolicyCommand, fulfilmentPolicyStream } from '../contract/index.js';
import { fulfilmentPolicyDecider, type FulfilmentPolicyState } from '../domain/index.js';

/** The fulfilment policies of tenants. */
export class FulfilmentPolicies {
  private readonly states;

  constructor(runner: DeciderRunner) {
    this.states = new FreshStates(runner, fulfilmentPolicyDecider);
  }

  set(command: FulfilmentPolicyCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    return this.states.execute(fulfilmentPolicyStream(meta.tenant), command, meta, ifRevision);
  }

  /** In force, or it was a second ago. */
  of(tenant: string): Promise<FulfilmentPolicyState> {
    return this.states.of(fulfilmentPolicyStream(tenant));
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(tenant: string): Promise<FulfilmentPolicyState> {
    return this.states.now(fulfilmentPolicyStream(tenant));
  }
}
