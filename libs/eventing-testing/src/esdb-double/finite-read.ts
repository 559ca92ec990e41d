import type { Position } from '#eventing';
import { identifierOf } from './append-request.js';
import { type Cursor, allBackwards, allForwards, streamBackwards, streamForwards } from './cursors.js';
import { unreadable } from './failure.js';
import type { Outbox } from './outbox.js';
import { type AllRequest, type ReadRequest, type StreamRequest, afterPosition } from './read-request.js';
import type { StoredLog } from './stored-log.js';
import { streams } from './wire.js';
import { fromWire } from './wire-positions.js';

const PAGE = 500;

/** Reads a stream or the whole log up to its end or a count, and ends the call. */
export async function serveFiniteRead(log: StoredLog, request: ReadRequest, outbox: Outbox): Promise<void> {
  if (request.count === undefined || request.count < 1)
    return outbox.fail(unreadable('Unexpected ReadStreamResult: Error >> maxCount should be positive.'));
  if (request.stream !== undefined && request.forwards && request.from === 'end') {
    return outbox.fail(
      unreadable('Unexpected ReadStreamResult: Error >> fromEventNumber should be non negative.'),
    );
  }
  const cursor =
    request.stream === undefined ? await allCursor(log, request) : await streamCursor(log, request);
  if (cursor === 'no-stream') {
    outbox.send(notFound(request.stream ?? ''));
    return outbox.end();
  }
  if (!cursor) return outbox.fail(unreadable('Unexpected ReadAllResult: InvalidPosition'));
  await sendAll(log, cursor, request, outbox);
  outbox.end();
}

async function sendAll(log: StoredLog, cursor: Cursor, request: ReadRequest, outbox: Outbox): Promise<void> {
  let left = request.count ?? Infinity;
  while (left > 0 && !outbox.closed) {
    const wanted = request.filter ? PAGE : Math.min(PAGE, left);
    const events = await cursor.next(wanted);
    const matching = request.filter ? events.filter(request.filter.matches).slice(0, left) : events;
    for (const event of matching) {
      outbox.send(log.answerWith(event));
      await outbox.room();
      if (outbox.closed) return;
    }
    left -= matching.length;
    if (events.length < wanted) return;
  }
}

async function streamCursor(log: StoredLog, request: StreamRequest): Promise<Cursor | 'no-stream'> {
  const { stream, from, forwards } = request;
  const extent = await log.extentOf(stream);
  if (!extent) return 'no-stream';
  const { first, last } = extent;
  if (!forwards) {
    return streamBackwards(log.engine, stream, from === 'start' ? 0n : from === 'end' ? last : from, first);
  }
  return streamForwards(log.engine, stream, typeof from === 'bigint' && from > first ? from : first);
}

async function allCursor({ engine }: StoredLog, request: AllRequest): Promise<Cursor | undefined> {
  const head = await engine.feed.head();
  const from = placeInLog(request.from, head);
  if (from === undefined) return undefined;
  if (request.forwards) return allForwards(engine, afterPosition(from, head, true));
  if (from === 'start') return allBackwards(engine, 0n);
  return allBackwards(engine, from === 'end' ? head + 1n : from);
}

export function placeInLog(from: AllRequest['from'], head: Position): 'start' | 'end' | Position | undefined {
  return from === 'start' || from === 'end' ? from : fromWire(from, head);
}

function notFound(stream: string): streams.ReadResp {
  const answer = new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifierOf(stream));
  return new streams.ReadResp().setStreamNotFound(answer);
}
