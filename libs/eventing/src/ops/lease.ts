import { type Clock, randomId } from '#kernel';
import { AppendOutcomeUnknown, RevisionConflict, StoreUnavailable } from '../model/errors.js';
import type { ExpectedRevision, NewEvent, RecordedEvent } from '../model/event.js';
import { META } from '../model/metadata.js';
import { streamName } from '../model/stream-name.js';
import type { EventStore } from '../port/event-store.js';
import { repeat } from './repeat.js';
import type { Role, RoleLock } from './role-lock.js';
import type { Scheduler, Stopwatch } from './scheduler.js';

export interface LeaseOptions {
  readonly store: EventStore;
  readonly role: Role;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly stopwatch: Stopwatch;
  /** How long a holder may be silent before another takes its place. */
  readonly ttlMs?: number;
}

type LeaseEvent = 'lease.Taken' | 'lease.Renewed' | 'lease.Released';

const TTL_MILLISECONDS = 5000;
const KEPT_EVENTS = 20;

/**
 * A role for one of many processes that share nothing but the log. Who holds it writes into the lease's stream now and
 * then, at its exact revision; who wants it takes it, at the exact revision too, when that stream has not moved for the
 * time to live. Each measures on its own monotonic clock, so that no two clocks have to agree; the revision is the
 * fencing token. A holder that cannot write stops before others may begin. Should two work at once all the same, exact
 * revisions and ids keep them from doing harm.
 */
export class Lease {
  private readonly stream: string;
  private readonly holder = randomId();
  private readonly ttlMs: number;
  private seen: { readonly revision: bigint; readonly at: number } | null = null;

  constructor(private readonly options: LeaseOptions) {
    this.stream = streamName('lease', 'main', options.role);
    this.ttlMs = options.ttlMs ?? TTL_MILLISECONDS;
  }

  /** Null while another process has the role, or may have it. To be called again and again. */
  async tryAcquire(): Promise<RoleLock | null> {
    const [last] = await this.options.store.read(this.stream, { direction: 'backwards', max: 1 });
    if (last && !this.isOver(last)) return null;
    const taken = await this.write(this.event('lease.Taken'), last?.revision ?? 'none');
    if (taken === null) return null;
    if (!last) await this.options.store.keepLast?.(this.stream, KEPT_EVENTS);
    return this.hold(taken);
  }

  private isOver({ revision, type }: RecordedEvent): boolean {
    if (type === ('lease.Released' satisfies LeaseEvent)) return true;
    const now = this.options.stopwatch();
    if (this.seen?.revision !== revision) this.seen = { revision, at: now };
    return now - this.seen.at > this.ttlMs;
  }

  private hold(token: bigint): RoleLock {
    const { stopwatch, scheduler } = this.options;
    let revision: bigint | null = token;
    let renewedAt = stopwatch();
    let renewal = this.event('lease.Renewed');
    const renewals = repeat(
      scheduler,
      this.ttlMs / 3,
      async () => {
        const began = stopwatch();
        if (revision === null || began === renewedAt) return;
        // One that failed may have been stored: it is sent again as it was, and found.
        revision = await this.write(renewal, revision);
        renewal = this.event('lease.Renewed');
        renewedAt = began;
      },
      () => undefined, // tried again; meanwhile the time runs
    );
    const isLost = () => revision === null || stopwatch() - renewedAt > this.ttlMs * 0.8;
    return {
      get lost() {
        return isLost();
      },
      release: async () => {
        await renewals.end();
        if (revision !== null) await this.write(this.event('lease.Released'), revision).catch(() => null);
      },
    };
  }

  /** Null when another process was there first. */
  private async write(event: NewEvent, expected: ExpectedRevision): Promise<bigint | null> {
    for (let tries = 1; ; tries += 1) {
      try {
        return (await this.options.store.append(this.stream, expected, [event])).revision;
      } catch (error) {
        if (error instanceof RevisionConflict) return null;
        const passing = error instanceof AppendOutcomeUnknown || error instanceof StoreUnavailable;
        if (!passing || tries === 2) throw error;
      }
    }
  }

  private event(type: LeaseEvent): NewEvent {
    const { clock, role } = this.options;
    const meta = {
      [META.actor]: `system:lease`,
      [META.tenant]: 'main',
      [META.at]: clock.now(),
      [META.schema]: '1',
    };
    return { id: randomId(), type, data: { role, holder: this.holder }, meta };
  }
}
