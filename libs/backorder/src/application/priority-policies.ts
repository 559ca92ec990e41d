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
  FreshStates,
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

/** The priority policies of tenants. */
export class PriorityPolicies {
  private readonly books;

  constructor(
    runner: DeciderRunner,
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
  ) {
    this.books = new FreshStates(runner, priorityPoliciesDecider);
  }

  execute(command: PriorityPolicyCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    return this.books.execute(priorityPolicyStream(meta.tenant), command, meta, ifRevision);
  }

  /** Those in force, or that were a second ago. */
  of(tenant: string): Promise<PolicyBook> {
    return this.books.of(priorityPolicyStream(tenant));
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(tenant: string): Promise<PolicyBook> {
    return this.books.now(priorityPolicyStream(tenant));
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
