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
  META,
  type Stopwatch,
  systemStopwatch,
} from '#eventing';
import { priorityPoliciesDecider, type PolicyBook } from '../domain/index.js';

/** So long a book is taken as it was read: the beginning of every queue asks for it. */
const FRESH_MILLISECONDS = 1000;
const PAGE = 500;

/** A policy that was published or withdrawn, and by whom. */
export interface PolicyEntry {
  readonly at: string;
  readonly by: string;
  readonly position: bigint;
  readonly revision: bigint;
  readonly event: PriorityPolicyEvent;
}

interface Read {
  readonly at: number;
  readonly book: Promise<PolicyBook>;
}

/** The priority policies of tenants. Another node hears of a change within a second. */
export class PriorityPolicies {
  private readonly read = new Map<string, Read>();

  constructor(
    private readonly runner: DeciderRunner,
    private readonly store: Pick<EventStore, 'read'>,
    private readonly decoder: EventDecoder,
    private readonly stopwatch: Stopwatch = systemStopwatch,
  ) {}

  async execute(command: PriorityPolicyCommand, meta: CommandMeta, ifRevision?: number): Promise<Execution> {
    const stream = priorityPolicyStream(meta.tenant);
    const request = { decider: priorityPoliciesDecider, stream, command, meta };
    const execution = await this.runner.execute(
      ifRevision === undefined ? request : { ...request, ifRevision },
    );
    this.read.delete(meta.tenant);
    return execution;
  }

  /** Those in force, or that were a second ago. */
  of(tenant: string): Promise<PolicyBook> {
    const known = this.read.get(tenant);
    if (known && this.stopwatch() - known.at < FRESH_MILLISECONDS) return known.book;
    return this.now(tenant);
  }

  /** As it stands in the log now, whoever wrote it last. */
  now(tenant: string): Promise<PolicyBook> {
    const stream = priorityPolicyStream(tenant);
    const book = this.runner.inspect({ decider: priorityPoliciesDecider, stream }, (now) =>
      structuredClone(now),
    );
    this.read.set(tenant, { at: this.stopwatch(), book });
    // What could not be read is asked for again.
    book.catch(() => this.read.delete(tenant));
    return book;
  }

  /** All that was ever published or withdrawn, oldest first. */
  async history(tenant: string): Promise<readonly PolicyEntry[]> {
    const entries: PolicyEntry[] = [];
    for (let from = 0n; ; from += BigInt(PAGE)) {
      const events = await this.store.read(priorityPolicyStream(tenant), { from, max: PAGE });
      for (const event of events) {
        const { type, data, meta, position, revision } = this.decoder.decode(event);
        if (!isPolicyEvent(type)) throw new Error(`${type} is no event of priority policies`);
        const entry = { type, data } as PriorityPolicyEvent;
        entries.push({
          at: meta[META.at] ?? '',
          by: meta[META.actor] ?? '',
          position,
          revision,
          event: entry,
        });
      }
      if (events.length < PAGE) return entries;
    }
  }
}

const types: ReadonlySet<string> = new Set(Object.values(priorityPolicyEvents).map(({ type }) => type));

function isPolicyEvent(type: string): boolean {
  return types.has(type);
}
