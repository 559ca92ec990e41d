import { repeat, type Repetition, type Scheduler } from '#eventing';
import type { Clock } from '#kernel';
import type { LiveFeed } from '../application/live-feed.js';
import type { Mailbox } from '../application/mailbox.js';
import { type AlertKind, topics } from '../domain/index.js';
import type { AlertDesk } from './alert-desk.js';

/** What no event says, because it comes about by waiting. */
const BY_CLOCK = ['STARVING', 'SUPPLY_LATE'] as const satisfies readonly AlertKind[];
const LOOK_MILLISECONDS = 1000;

/** Tells those who listen for alerts when time has brought one about. Looks only where somebody listens. */
export class AlertWatch {
  /** Up to when each tenant with listeners was looked at. */
  private readonly looked = new Map<string, string>();
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
    if (!this.looked.has(tenant)) this.looked.set(tenant, this.clock.now());
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
    for (const [tenant, before] of this.looked) {
      const heard = BY_CLOCK.filter((kind) => this.live.subscribers.has(topics.alert(tenant, kind)));
      if (heard.length === 0) this.looked.delete(tenant);
      else this.lookAt(tenant, heard, { before, now });
    }
  }

  private lookAt(
    tenant: string,
    kinds: readonly AlertKind[],
    { before, now }: { readonly before: string; readonly now: string },
  ): void {
    for (const kind of kinds) {
      if (!this.desk.hasRisen(tenant, kind, before, now)) continue;
      this.live.announce(topics.alert(tenant, kind), kind);
    }
    this.looked.set(tenant, now);
  }
}
