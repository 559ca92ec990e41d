import type { RecordedEvent as ClientEvent } from '@eventstore/db-client';
import type { Position } from '../../model/event.js';
import type { Feed, FeedPage } from '../../port/event-store.js';
import { assertLimit } from '../../port/read-range.js';
import type { EsdbDoorbell } from './esdb-doorbell.js';
import { positionOf, toRecorded } from './esdb-event.js';
import type { EsdbReader } from './esdb-reader.js';

/** Pages over `$all`, without the server's own events; pages count them, so that progress is always known. */
export class EsdbFeed implements Feed {
  constructor(
    private readonly reader: EsdbReader,
    private readonly bell: EsdbDoorbell,
    private readonly assertOpen: () => void,
  ) {}

  /** A read includes the position that it starts from: one more is asked for, and the first left out. */
  async page(after: Position, max: number): Promise<FeedPage> {
    assertLimit(max);
    this.assertOpen();
    const wanted = after === 0n ? max : max + 1;
    const found = await this.reader.all(after === 0n ? null : after, wanted);
    const news = found.filter((event) => positionOf(event) > after);
    const last = news.at(-1);
    return {
      events: news.map(toRecorded).filter((event) => event !== null),
      last: last ? positionOf(last) : after,
      atHead: found.length < wanted,
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
}
