import { type CommandMeta, type DeciderRunner, type Execution, FreshReads } from '#eventing';
import { type FulfilmentPolicyCommand, fulfilmentPolicyStream } from '../contract/index.js';
import { fulfilmentPolicyDecider, type FulfilmentPolicyState } from '../domain/index.js';

/** The fulfilment policies of tenants. Another node hears of a change within a second. */
export class FulfilmentPolicies {
  private readonly reads: FreshReads<FulfilmentPolicyState>;

  constructor(private readonly runner: DeciderRunner) {
    this.reads = new FreshReads((stream) =>
      runner.inspect({ decider: fulfilmentPolicyDecider, stream }, (state) => structuredClone(state)),
    );
  }

  async set(command: FulfilmentPolicyCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = fulfilmentPolicyStream(meta.tenant);
    const request = { decider: fulfilmentPolicyDecider, stream, command, meta };
    const execution = await this.runner.execute(
      ifRevision === undefined ? request : { ...request, ifRevision },
    );
    this.reads.forget(stream);
    return execution;
  }

  /** In force, or it was a second ago. */
  of(tenant: string): Promise<FulfilmentPolicyState> {
    return this.reads.of(fulfilmentPolicyStream(tenant));
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(tenant: string): Promise<FulfilmentPolicyState> {
    return this.reads.now(fulfilmentPolicyStream(tenant));
  }
}
