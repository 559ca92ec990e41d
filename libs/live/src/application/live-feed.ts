import {
  Doorbell,
  type EventDecoder,
  type Feed,
  type Position,
  type Scheduler,
  sleep,
  type Stopwatch,
  yieldToEventLoop,
} from '#eventing';
import { type Change, type Topic, unchanged } from '../domain/index.js';
import { CatchUp } from './catch-up.js';
import { collect } from './collect.js';
import type { Mailbox } from './mailbox.js';
import { Subscribers } from './subscribers.js';

/** How far the views are, that answer what subscribers ask next. */
export interface Progress {
  position(): Position;
  onCommitted(callback: (position: Position) => void): () => void;
}

export interface LiveFeedOptions {
  readonly feed: Feed;
  readonly decoder: EventDecoder;
  readonly views: Progress;
  readonly scheduler: Scheduler;
  readonly stopwatch: Stopwatch;
  readonly failed: (error: unknown) => void;
}

const PAGE = 1000;
/** Subscribers told before others have their turn. */
const SLICE = 100;
const IDLE_MILLISECONDS = 1000;
/** Between two rounds at least: what happens meanwhile is told together. */
const REST_MILLISECONDS = 100;

/**
 * The one reader of the log for all subscribers of a node. It goes up to where the views are and no further, so that
 * whoever hears of a change can read it; and it takes half of the time at most, however many listen.
 */
export class LiveFeed {
  readonly subscribers = new Subscribers();
  private readonly bell: Doorbell;
  private readonly catchUp: CatchUp;
  private told: Position = 0n;
  private stopping = false;
  private silence: () => void = () => undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly options: LiveFeedOptions) {
    this.bell = new Doorbell(options.scheduler);
    this.catchUp = new CatchUp(options.feed, options.decoder, options.failed);
  }

  start(): void {
    this.silence = this.options.views.onCommitted(() => this.bell.ring());
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.silence();
    this.bell.ring();
    await this.running;
  }

  /** Begins with what happened after `after`, or, without it, with the present position. */
  subscribe(topics: readonly Topic[], after: Position | null): Mailbox {
    if (this.subscribers.size === 0) this.told = this.options.views.position();
    const upTo = this.told;
    const mailbox = this.subscribers.add(topics, after ?? upTo);
    if (after === null || after === upTo) mailbox.begin(unchanged(upTo));
    else if (after < upTo) this.catchUp.add({ mailbox, topics, after, upTo });
    else void this.beginAhead(mailbox, after, upTo);
    return mailbox;
  }

  /** To all who listen to it: for what the log does not say, but the clock. */
  announce(topic: Topic, kind: string): void {
    const changes = new Map([[topic, this.present([kind])]]);
    for (const [mailbox, change] of this.subscribers.deliveries(changes)) mailbox.announce(change);
  }

  /** As of the position up to which everything was told. */
  present(kinds: readonly string[]): Change {
    return { position: this.told, kinds, resync: false };
  }

  /** A position that the views have not reached yet may be one that the log will never have: of another log. */
  private async beginAhead(mailbox: Mailbox, after: Position, upTo: Position): Promise<void> {
    const head = await this.options.feed.head().catch(() => 0n);
    mailbox.begin(after <= head ? unchanged(after) : { ...unchanged(upTo), resync: true });
  }

  private async run(): Promise<void> {
    const { scheduler, stopwatch, failed } = this.options;
    while (!this.stopping) {
      const began = stopwatch();
      const moved = await this.round().catch((error: unknown) => {
        failed(error);
        return false;
      });
      if (moved) await sleep(scheduler, Math.max(REST_MILLISECONDS, stopwatch() - began));
      else await this.bell.wait(IDLE_MILLISECONDS);
    }
  }

  /** Tells of one page of the log. Answers whether there was anything. */
  private async round(): Promise<boolean> {
    const { feed, decoder, views } = this.options;
    const goal = views.position();
    if (this.subscribers.size === 0 || this.told >= goal) {
      if (this.told < goal) this.told = goal;
      return false;
    }
    const page = await feed.page(this.told, PAGE);
    const upTo = page.atHead || page.last > goal ? goal : page.last;
    const events = page.events.filter(({ position }) => position <= upTo);
    const changes = collect(events, decoder, upTo, (topic) => this.subscribers.has(topic));
    this.told = upTo;
    await this.deliver(changes);
    return true;
  }

  private async deliver(changes: ReadonlyMap<Topic, Change>): Promise<void> {
    let delivered = 0;
    for (const [mailbox, change] of this.subscribers.deliveries(changes)) {
      mailbox.post(change);
      delivered += 1;
      if (delivered % SLICE === 0) await yieldToEventLoop();
    }
  }
}
