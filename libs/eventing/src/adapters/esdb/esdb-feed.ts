import type { RecordedEvent as ClientEvent } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import type { Position } from '../../model/event.js';
import type { Feed, FeedPage } from '../../port/event-store.js';
import { assertLimit } from '../../port/read-range.js';
import type { EsdbDoorbell } from './esdb-doorbell.js';
import { positionOf, toRecorded } from './esdb-event.js';
import type { EsdbReader } from './esdb-reader.js';

/** Events after some position, up to the end of the log or not. */
interface Stretch {
  readonly after: Position;
  readonly events: readonly ClientEvent[];
  readonly atHead: boolean;
}

/** Each call costs time before its first event: it brings a few pages. What is in the log does not change any more. */
const PAGES_PER_CALL = 4;
const MOST_AHEAD = 4000;
/** Of all that read here, each at a place of its own: what one call brought must not be thrown away for another's. */
const MOST_KEPT = 30_000;

/** What is read before it is asked for. */
interface Coming {
  readonly after: Position;
  readonly stretch: Promise<Stretch | null>;
}

/** Pages over `$all`, without the server's own events; pages count them, so that progress is always known. */
export class EsdbFeed implements Feed {
  /** What was brought and not asked for yet, by where it begins. */
  private readonly rests = new LRUCache<Position, Stretch>({
    maxSize: MOST_KEPT,
    sizeCalculation: ({ events }) => events.length,
  });
  private coming: Coming | null = null;

  constructor(
    private readonly reader: EsdbReader,
    private readonly bell: EsdbDoorbell,
    private readonly assertOpen: () => void,
  ) {}

  async page(after: Position, max: number): Promise<FeedPage> {
    assertLimit(max);
    this.assertOpen();
    const { events, atHead } = (await this.kept(after)) ?? (await this.read(after, callOf(max)));
    const [page, rest] = [events.slice(0, max), events.slice(max)];
    const last = endOf(page, after);
    if (rest.length > 0) this.rests.set(last, { after: last, events: rest, atHead: false });
    if (rest.length > 0 && !atHead) this.readAhead(endOf(events, after), callOf(max));
    return {
      events: page.map(toRecorded).filter((event) => event !== null),
      last,
      atHead: atHead && rest.length === 0,
    };
  }

  async head(): Promise<Position> {
    this.assertOpen();
    const last: ClientEvent | undefined = await this.reader.last();
    return last ? positionOf(last) : 0n;
  }

  onWake(callback: () => void): () => void {
    return this.bell.onWake(callback);
  }

  /** Where that was the end of the log, it may not be any more: only what is read now says so. */
  private async kept(after: Position): Promise<Stretch | null> {
    const rest = this.rests.get(after);
    this.rests.delete(after);
    if (rest) return rest;
    const stretch = this.coming?.after === after ? await this.coming.stretch : null;
    return stretch && stretch.events.length > 0 ? { ...stretch, atHead: false } : null;
  }

  /** The server works on the next stretch while this one is applied. A failure shows when it is asked for again. */
  private readAhead(after: Position, max: number): void {
    if (this.coming?.after === after) return;
    this.coming = { after, stretch: this.read(after, max).catch(() => null) };
  }

  /** A read includes the position that it starts from: one more is asked for, and the first left out. */
  private async read(after: Position, max: number): Promise<Stretch> {
    const wanted = after === 0n ? max : max + 1;
    const found = await this.reader.all(after === 0n ? null : after, wanted);
    return {
      after,
      events: found.filter((event) => positionOf(event) > after),
      atHead: found.length < wanted,
    };
  }
}

/** How many events one call brings for a page of `max`. */
function callOf(max: number): number {
  return Math.max(max, Math.min(max * PAGES_PER_CALL, MOST_AHEAD));
}

function endOf(events: readonly ClientEvent[], after: Position): Position {
  const last = events.at(-1);
  return last ? positionOf(last) : after;
}
