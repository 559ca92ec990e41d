/** The calls that can be made to go wrong. A subscription is a `Streams.Read`, too, but another thing to the client. */
export type Rpc =
  'serverFeatures' | 'batchAppend' | 'append' | 'read' | 'subscribe' | 'delete' | 'tombstone' | 'gossip';

export type Fault =
  | { readonly kind: 'unavailable' | 'never-answers' | 'busy' | 'access-denied' }
  | { readonly kind: 'drop-after-commit' | 'wrong-expected-version' }
  | { readonly kind: 'not-leader'; readonly host: string; readonly port: number }
  | { readonly kind: 'slow'; readonly milliseconds: number };

export interface FaultScope {
  /** Default: every call that can go wrong in this way, so also the client's probe of the features. */
  readonly rpc?: Rpc;
  /** For one call only. Default: until lifted. */
  readonly once?: boolean;
}

export interface ActiveFault {
  /** How many calls have met it. */
  readonly met: number;
  lift(): void;
}

const appends: readonly Rpc[] = ['batchAppend', 'append'];
const work: readonly Rpc[] = [...appends, 'read', 'subscribe', 'delete', 'tombstone'];
const everything: readonly Rpc[] = [...work, 'serverFeatures', 'gossip'];

interface Entry {
  readonly fault: Fault;
  readonly rpcs: readonly Rpc[];
  readonly once: boolean;
  met: number;
}

/** Makes calls go wrong, one fault per call, the oldest first. */
export class Faults {
  private readonly entries = new Set<Entry>();

  unavailable = (scope?: FaultScope) => this.add({ kind: 'unavailable' }, everything, scope);

  /** As a follower: the client goes to `host` and `port` with its next call. */
  notLeader = (host: string, port: number, scope?: FaultScope) =>
    this.add({ kind: 'not-leader', host, port }, work, scope);

  /** The request arrives and is not acted upon. */
  neverAnswers = (scope?: FaultScope) => this.add({ kind: 'never-answers' }, everything, scope);

  /** The append is stored, and the connection breaks before its answer. */
  dropAfterCommit = (scope?: FaultScope) => this.add({ kind: 'drop-after-commit' }, appends, scope);

  /** A conflict that names the stream's real revision. Nothing is stored. */
  wrongExpectedVersion = (scope?: FaultScope) => this.add({ kind: 'wrong-expected-version' }, appends, scope);

  busy = (scope?: FaultScope) => this.add({ kind: 'busy' }, work, scope);

  /** As to a user who may not do that. */
  accessDenied = (scope?: FaultScope) => this.add({ kind: 'access-denied' }, work, scope);

  /** Waits before it acts. */
  slow = (milliseconds: number, scope?: FaultScope) =>
    this.add({ kind: 'slow', milliseconds }, everything, scope);

  liftAll(): void {
    this.entries.clear();
  }

  /** The fault that this call meets. */
  meet(rpc: Rpc): Fault | undefined {
    for (const entry of this.entries) {
      if (!entry.rpcs.includes(rpc)) continue;
      entry.met += 1;
      if (entry.once) this.entries.delete(entry);
      return entry.fault;
    }
    return undefined;
  }

  private add(fault: Fault, possible: readonly Rpc[], { rpc, once = false }: FaultScope = {}): ActiveFault {
    if (rpc && !possible.includes(rpc)) throw new Error(`${rpc} cannot meet ${fault.kind}`);
    const entry: Entry = { fault, rpcs: rpc ? [rpc] : possible, once, met: 0 };
    this.entries.add(entry);
    return {
      get met() {
        return entry.met;
      },
      lift: () => void this.entries.delete(entry),
    };
  }
}
