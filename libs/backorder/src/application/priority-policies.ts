import {
  type PriorityPolicyCommand,
  type PriorityPolicyEvent,
  priorityPolicyEvents,
  priorityPolicyStream,
} from '#backorder/contract';
import {
  type CommandMeta,
  type DeciderRunner,
  type EventDecoder,
  type EventStore,
  type Execution,
  FreshReads,
  META,
  readStream,
} from '#eventing';
import { priorityPoliciesDecider, type PolicyBook } from '../domain/index.js';

/** A policy that was published or withdrawn, and by whom. */
export interface PolicyEntry {
  readonly at: string;
  readonly by: string;
  readonly position: bigint;
  readonly revision: bigint;
  readonly event: PriorityPolicyEvent;
}

/** The priority policies of tenants. Another node hears of a change within a second. */
export class PriorityPolicies {
  private readonly reads: FreshReads<PolicyBook>;

  constructor(
    private readonly runner: DeciderRunner,
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {
    this.reads = new FreshReads((stream) =>
      runner.inspect({ decider: priorityPoliciesDecider, stream }, (book) => structuredClone(book)),
    );
  }

  async execute(command: PriorityPolicyCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = priorityPolicyStream(meta.tenant);
    const request = { decider: priorityPoliciesDecider, stream, command, meta };
    const execution = await this.runner.execute(
      ifRevision === undefined ? request : { ...request, ifRevision },
    );
    this.reads.forget(stream);
    return execution;
  }

  /** Those in force, or that were a second ago. */
  of(tenant: string): Promise<PolicyBook> {
    return this.reads.of(priorityPolicyStream(tenant));
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(tenant: string): Promise<PolicyBook> {
    return this.reads.now(priorityPolicyStream(tenant));
  }

  /** All that was ever published or withdrawn, oldest first. */
  async history(tenant: string): Promise<readonly PolicyEntry[]> {
    const entries: PolicyEntry[] = [];
    for await (const recorded of readStream(this.store, priorityPolicyStream(tenant))) {
      const { type, data, meta, position, revision } = this.decoder.decode(recorded);
      if (!isPolicyEvent(type)) throw new Error(`${type} is no event of priority policies`);
      const event = { type, data } as PriorityPolicyEvent;
      entries.push({ at: meta[META.at] ?? '', by: meta[META.actor] ?? '', position, revision, event });
    }
    return entries;
  }
}

const types: ReadonlySet<string> = new Set(Object.values(priorityPolicyEvents).map(({ type }) => type));

function isPolicyEvent(type: string): boolean {
  return types.has(type);
}
