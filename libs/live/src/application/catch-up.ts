import { type EventDecoder, type Feed, type Position, yieldToEventLoop } from '#eventing';
import { type Change, mergeChanges, type Topic, unchanged } from '../domain/index.js';
import { collect } from './collect.js';
import type { Mailbox } from './mailbox.js';

/** A subscriber that knows everything up to `after`, and hears of everything from `upTo` on. */
export interface Resumption {
  readonly mailbox: Mailbox;
  readonly topics: readonly Topic[];
  readonly after: Position;
  readonly upTo: Position;
}

const PAGE = 1000;
/** Who is farther behind than so many events is told that everything may have changed. */
const MOST_EVENTS = 10_000;

/**
 * Tells subscribers what they missed. All that wait are served by one pass over the end of the log, from the one that
 * is least behind to the one that is most: after a restart they come in thousands.
 */
export class CatchUp {
  private waiting: Resumption[] = [];
  private running = false;

  constructor(
    private readonly feed: Feed,
    private readonly decoder: EventDecoder,
    private readonly failed: (error: unknown) => void,
    private readonly most = MOST_EVENTS,
  ) {}

  add(resumption: Resumption): void {
    this.waiting.push(resumption);
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    while (this.waiting.length > 0) {
      await yieldToEventLoop();
      const batch = this.waiting.toSorted((a, b) => (a.after > b.after ? -1 : 1));
      this.waiting = [];
      try {
        await this.serve(batch);
      } catch (error) {
        this.failed(error);
        for (const { mailbox, upTo } of batch) mailbox.begin({ ...unchanged(upTo), resync: true });
      }
    }
    this.running = false;
  }

  private async serve(batch: readonly Resumption[]): Promise<void> {
    const wanted = new Set(batch.flatMap(({ topics }) => topics));
    const goal = batch.reduce((most, { upTo }) => (upTo > most ? upTo : most), 0n);
    const missed = new Map<Topic, Change>();
    let from = goal;
    let left = this.most;
    for (const { mailbox, topics, after } of batch) {
      if (after < from && left >= 0) {
        left -= await this.read({ after, upTo: from, most: left, goal }, wanted, missed);
        from = after;
      }
      const changes = topics.flatMap((topic) => missed.get(topic) ?? []);
      const all = changes.reduce(mergeChanges, unchanged(goal));
      mailbox.begin(left < 0 ? { ...unchanged(goal), resync: true } : all);
    }
  }

  /** Answers how many events there were, or one more than `most`. */
  private async read(
    part: {
      readonly after: Position;
      readonly upTo: Position;
      readonly most: number;
      readonly goal: Position;
    },
    wanted: ReadonlySet<Topic>,
    missed: Map<Topic, Change>,
  ): Promise<number> {
    let read = 0;
    for (let cursor = part.after; cursor < part.upTo && read <= part.most;) {
      const page = await this.feed.page(cursor, PAGE);
      const events = page.events.filter(({ position }) => position <= part.upTo);
      for (const [topic, change] of collect(events, this.decoder, part.goal, (each) => wanted.has(each))) {
        missed.set(topic, mergeChanges(missed.get(topic) ?? change, change));
      }
      read += events.length;
      cursor = page.atHead ? part.upTo : page.last;
    }
    return Math.min(read, part.most + 1);
  }
}
