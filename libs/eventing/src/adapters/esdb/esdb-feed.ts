import type { RecordedEvent as ClientEvent } from '@eventstore/db-client';
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

/** Pages over `$all`, without the server's own events; pages count them, so that progress is always known. */
export class EsdbFeed implements Feed {
  private ahead: Stretch | null = null;

  constructor(
    private readonly reader: EsdbReader,
    private readonly bell: EsdbDoorbell,
    private readonly assertOpen: () => void,
  ) {}

  async page(after: Position, max: number): Promise<FeedPage> {
    assertLimit(max);
    this.assertOpen();
    const { events, atHead } =
      this.ahead?.after === after ? this.ahead : await this.read(after, max * PAGES_PER_CALL);
    const [page, rest] = [events.slice(0, max), events.slice(max)];
    const end = page.at(-1);
    const last = end ? positionOf(end) : after;
    this.ahead = rest.length > 0 ? { after: last, events: rest, atHead } : null;
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
