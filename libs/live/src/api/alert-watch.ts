import { repeat, type Repetition, type Scheduler } from '#eventing';
import type { Clock } from '#kernel';
import type { LiveFeed } from '../application/live-feed.js';
import type { Mailbox } from '../application/mailbox.js';
import { type AlertKind, topics } from '../domain/index.js';
import type { AlertDesk } from './alert-desk.js';

/** What no event says, because it comes about by waiting. */
const BY_CLOCK = ['STARVING', 'SUPPLY_LATE'] as const satisfies readonly AlertKind[];
const LOOK_MILLISECONDS = 1000;

interface Watched {
  /** Up to when its alerts were looked at. */
  before: string;
  readonly policies: Mailbox;
  /** A policy came into force since: by its guard somebody may starve whose time came long before. */
  ruledAnew: boolean;
}

/** Tells those who listen for alerts when time has brought one about. Looks only where somebody listens. */
export class AlertWatch {
  /** Tenants with listeners. */
  private readonly watched = new Map<string, Watched>();
  private looking: Repetition | null = null;

  constructor(
    private readonly live: LiveFeed,
    private readonly desk: AlertDesk,
    private readonly clock: Clock,
    private readonly scheduler: Scheduler,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.looking = repeat(this.scheduler, LOOK_MILLISECONDS, async () => this.look(), this.failed);
  }

  async stop(): Promise<void> {
    await this.looking?.end();
  }

  /** Begins with the kinds of which there are any: what rose while nobody listened is among them. */
  subscribe(tenant: string, kinds: readonly AlertKind[]): Mailbox {
    if (!this.watched.has(tenant)) this.watched.set(tenant, this.watch(tenant));
    const mailbox = this.live.subscribe(
      kinds.map((kind) => topics.alert(tenant, kind)),
      null,
    );
    for (const kind of kinds) {
      if (this.desk.hasRisen(tenant, kind, '')) mailbox.announce(this.live.present([kind]));
    }
    return mailbox;
  }

  look(): void {
    const now = this.clock.now();
    for (const [tenant, watched] of this.watched) {
      const heard = BY_CLOCK.filter((kind) => this.live.subscribers.has(topics.alert(tenant, kind)));
      if (heard.length > 0) this.lookAt(tenant, heard, watched, now);
      else this.unwatch(tenant, watched);
    }
  }

  private watch(tenant: string): Watched {
    const policies = this.live.subscribe([topics.policies(tenant)], null);
    return { before: this.clock.now(), policies, ruledAnew: false };
  }

  private unwatch(tenant: string, { policies }: Watched): void {
    this.watched.delete(tenant);
    void policies.return();
  }

  private lookAt(tenant: string, kinds: readonly AlertKind[], watched: Watched, now: string): void {
    const news = watched.policies.take();
    watched.ruledAnew ||= news !== null && news.kinds.length > 0;
    for (const kind of kinds) {
      const after = kind === 'STARVING' && watched.ruledAnew ? '' : watched.before;
      if (!this.desk.hasRisen(tenant, kind, after, now)) continue;
      this.live.announce(topics.alert(tenant, kind), kind);
    }
    watched.before = now;
    watched.ruledAnew = false;
  }
}
