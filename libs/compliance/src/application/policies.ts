import {
  type CommandMeta,
  type DeciderRunner,
  type Execution,
  type Stopwatch,
  systemStopwatch,
} from '#eventing';
import { type DelayPolicy, policyStream } from '../contract/index.js';
import { policyDecider, type PolicyState } from '../domain/index.js';

/** So long a policy is taken as it was read: a burst of messages asks for it thousands of times. */
const FRESH_MILLISECONDS = 1000;

interface Read {
  readonly at: number;
  readonly state: Promise<PolicyState>;
}

/** The delay policies of tenants. Another node hears of a change within a second. */
export class Policies {
  private readonly read = new Map<string, Read>();

  constructor(
    private readonly runner: DeciderRunner,
    private readonly stopwatch: Stopwatch = systemStopwatch,
  ) {}

  async set(policy: DelayPolicy, reason: string, meta: CommandMeta): Promise<Execution> {
    const command = { type: 'compliance.SetPolicy' as const, policy, reason };
    const stream = policyStream(meta.tenant);
    const execution = await this.runner.execute({ decider: policyDecider, stream, command, meta });
    this.read.delete(meta.tenant);
    return execution;
  }

  /** In force now. Without one nothing is written to buyers. */
  of(tenant: string): Promise<PolicyState> {
    const known = this.read.get(tenant);
    if (known && this.stopwatch() - known.at < FRESH_MILLISECONDS) return known.state;
    const state = this.now(tenant);
    this.read.set(tenant, { at: this.stopwatch(), state });
    // What could not be read is asked for again.
    state.catch(() => this.read.delete(tenant));
    return state;
  }

  private now(tenant: string): Promise<PolicyState> {
    return this.runner.inspect({ decider: policyDecider, stream: policyStream(tenant) }, (state) =>
      structuredClone(state),
    );
  }
}
