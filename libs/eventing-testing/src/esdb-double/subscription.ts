import type { EventStore, Position, RecordedEvent } from '#eventing';
import { randomId } from '#kernel';
import { type Cursor, allForwards, streamForwards } from './cursors.js';
import { invalid } from './failure.js';
import { placeInLog } from './finite-read.js';
import type { Outbox } from './outbox.js';
import { type AllRequest, type ReadRequest, type StreamRequest, afterPosition } from './read-request.js';
import type { StoredLog } from './stored-log.js';
import { streams } from './wire.js';
import { toWire } from './wire-positions.js';

const PAGE = 200;

/** First what is stored, then, for as long as the client listens, what is appended. */
export async function serveSubscription(log: StoredLog, request: ReadRequest, outbox: Outbox): Promise<void> {
  const start = await startOf(log, request);
  if (!start) return outbox.fail(invalid('Trying to read from an invalid position.'));
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomId());
  outbox.send(new streams.ReadResp().setConfirmation(confirmation));
  await new Subscription(log, request, outbox, start.after).follow(start.cursor);
}

/** Checkpoints come where the server sends them, so not always as far as it looked: a page counts from its start. */
class Subscription {
  private considered = 0;
  /** The last event sent, or the start of the last page. */
  private reached: Position;
  private checkpointed: Position;

  constructor(
    private readonly log: StoredLog,
    private readonly request: ReadRequest,
    private readonly outbox: Outbox,
    after: Position,
  ) {
    this.reached = after;
    this.checkpointed = after;
  }

  async follow(cursor: Cursor): Promise<void> {
    const bell = new Bell(this.log.engine, this.outbox);
    while (!this.outbox.closed) {
      await this.catchUp(cursor);
      this.outbox.send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      await this.live(cursor, bell);
    }
  }

  private async catchUp(cursor: Cursor): Promise<void> {
    const { filter } = this.request;
    const size = filter?.window ?? PAGE;
    while (!this.outbox.closed) {
      const page = await cursor.next(size);
      for (const event of page) await this.pass(event);
      this.reached = later(this.reached, page[0]?.position ?? 0n);
      this.considered += page.length;
      if (page.length < size) return this.checkpoint(this.reached);
      if (!filter || this.considered < filter.checkpointEvery) continue;
      this.considered %= filter.checkpointEvery;
      this.checkpoint(this.reached);
    }
  }

  /** Until it falls so far behind that it has to catch up again. */
  private async live(cursor: Cursor, bell: Bell): Promise<void> {
    this.considered = 0;
    for (let page: readonly RecordedEvent[] = []; page.length < PAGE && !this.outbox.closed;) {
      await bell.rung();
      page = await cursor.next(PAGE);
      for (const event of page) {
        await this.pass(event);
        this.considered += 1;
        if (this.considered % (this.request.filter?.checkpointEvery ?? 1) === 0)
          this.checkpoint(event.position);
      }
    }
  }

  private async pass(event: RecordedEvent): Promise<void> {
    const { filter } = this.request;
    if (filter && !filter.matches(event)) return;
    this.reached = event.position;
    this.outbox.send(this.log.answerWith(event));
    await this.outbox.room();
  }

  /** Only where a filter hides how far the log was looked at, and never the same one twice. */
  private checkpoint(position: Position): void {
    if (!this.request.filter || position <= this.checkpointed) return;
    this.checkpointed = position;
    const wire = toWire(position);
    const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(wire).setPreparePosition(wire);
    this.outbox.send(new streams.ReadResp().setCheckpoint(checkpoint));
  }
}

function later(one: Position, other: Position): Position {
  return one > other ? one : other;
}

/** Remembers that it was rung while nobody waited, so that no append falls between a look and the wait for the next. */
class Bell {
  private ringing = false;
  private waiting: (() => void) | undefined;

  constructor(engine: EventStore, outbox: Outbox) {
    const unsubscribe = engine.feed.onWake(() => this.ring());
    outbox.whenClosed(() => {
      unsubscribe();
      this.ring();
    });
  }

  async rung(): Promise<void> {
    if (!this.ringing) await new Promise<void>((resolve) => (this.waiting = resolve));
    this.ringing = false;
  }

  private ring(): void {
    this.ringing = true;
    this.waiting?.();
    this.waiting = undefined;
  }
}

interface Beginning {
  readonly cursor: Cursor;
  /** Known for the whole log only; nobody asks for it elsewhere. */
  readonly after: Position;
}

async function startOf(log: StoredLog, request: ReadRequest): Promise<Beginning | undefined> {
  return request.stream === undefined ? startInLog(log, request) : startInStream(log, request);
}

async function startInLog({ engine }: StoredLog, { from }: AllRequest): Promise<Beginning | undefined> {
  const head = await engine.feed.head();
  const place = placeInLog(from, head);
  if (place === undefined) return undefined;
  const after = afterPosition(place, head, false);
  return { cursor: allForwards(engine, after), after };
}

async function startInStream(log: StoredLog, { stream, from }: StreamRequest): Promise<Beginning> {
  const { first, last } = (await log.extentOf(stream)) ?? { first: 0n, last: -1n };
  const start = from === 'end' ? last + 1n : from === 'start' ? 0n : from + 1n;
  return { cursor: streamForwards(log.engine, stream, start > first ? start : first), after: 0n };
}
