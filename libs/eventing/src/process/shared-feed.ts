import type { Position, RecordedEvent } from '../model/event.js';
import type { Feed, FeedPage } from '../port/event-store.js';
import { assertLimit } from '../port/read-range.js';

/** Enough for consumers that are not quite as fast as the fastest; whoever is farther behind reads for himself. */
const KEPT_EVENTS = 5000;

/**
 * A feed for many consumers that all stand near the end of the log: what one of them has read, and what of it was parsed,
 * the others find ready. Keeps every promise of the feed behind it.
 */
export class SharedFeed implements Feed {
  /** All events after `start` up to `end`. */
  private kept: RecordedEvent[] = [];
  private start: Position = 0n;
  private end: Position = 0n;
  private reading: {
    readonly after: Position;
    readonly max: number;
    readonly page: Promise<FeedPage>;
  } | null = null;

  constructor(private readonly source: Feed) {}

  async page(after: Position, max: number): Promise<FeedPage> {
    assertLimit(max);
    if (after < this.start) return this.source.page(after, max);
    return after < this.end ? this.ready(after, max) : this.readOn(after, max);
  }

  head(): Promise<Position> {
    return this.source.head();
  }

  /** Whoever hears of an append must not be answered from a reading that began before it. */
  onWake(callback: () => void): () => void {
    return this.source.onWake(() => {
      this.reading = null;
      callback();
    });
  }

  /** Not at the head as far as is known here: the next page says so. */
  private ready(after: Position, max: number): FeedPage {
    const from = firstAfter(this.kept, after);
    const events = this.kept.slice(from, from + max);
    const rest = from + max < this.kept.length;
    return { events, last: (rest && events.at(-1)?.position) || this.end, atHead: false };
  }

  private readOn(after: Position, max: number): Promise<FeedPage> {
    const under = this.reading;
    if (under?.after === after && under.max === max) return under.page;
    const page = this.source.page(after, max).then((found) => this.keep(after, found));
    const reading = { after, max, page };
    this.reading = reading;
    const leave = () => {
      if (this.reading === reading) this.reading = null;
    };
    page.then(leave, leave);
    return page;
  }

  private keep(after: Position, page: FeedPage): FeedPage {
    if (page.last <= this.end) return page;
    if (after !== this.end) this.kept = [];
    if (this.kept.length === 0) this.start = after;
    this.kept.push(...page.events);
    this.end = page.last;
    const surplus = this.kept.length - KEPT_EVENTS;
    if (surplus > 0) this.start = this.kept.splice(0, surplus).at(-1)?.position ?? this.start;
    return page;
  }
}

/** The index of the first event behind the position. */
function firstAfter(events: readonly RecordedEvent[], after: Position): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.position ?? 0n) <= after) low = middle + 1;
    else high = middle;
  }
  return low;
}
