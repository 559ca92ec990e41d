import type { Position, Revision } from '#eventing';
import { streamOf } from './append-request.js';
import { type EventFilter, eventFilter } from './event-filter.js';
import { streams } from './wire.js';

export type Start<Place> = 'start' | 'end' | Place;

interface Manner {
  readonly forwards: boolean;
  /** `undefined` for a subscription. */
  readonly count: number | undefined;
  readonly filter: EventFilter | undefined;
}

export interface StreamRequest extends Manner {
  readonly stream: string;
  readonly from: Start<Revision>;
}

export interface AllRequest extends Manner {
  readonly stream: undefined;
  /** As the client wrote it. */
  readonly from: Start<string>;
}

export type ReadRequest = StreamRequest | AllRequest;

/** What `Streams.Read` is asked for. Links are not resolved, since nothing here writes any. */
export function readRequest(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions() ?? new streams.ReadReq.Options();
  const filter = options.getFilter();
  const manner = {
    forwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS,
    count: options.hasSubscription() ? undefined : Number(options.getCount()),
    filter: filter && eventFilter(filter),
  };
  const ofStream = options.getStream();
  if (!ofStream) return { ...manner, stream: undefined, from: allStart(options.getAll()) };
  const stream = streamOf(ofStream.getStreamIdentifier());
  return { ...manner, stream, from: streamStart(ofStream) };
}

function streamStart(options: streams.ReadReq.Options.StreamOptions): Start<Revision> {
  if (options.hasRevision()) return BigInt(options.getRevision());
  return options.hasEnd() ? 'end' : 'start';
}

function allStart(options: streams.ReadReq.Options.AllOptions | undefined): Start<string> {
  const position = options?.getPosition();
  if (position) return position.getCommitPosition();
  return options?.hasEnd() ? 'end' : 'start';
}

/** Where a subscription or a forward read starts: after this position. */
export function afterPosition(
  start: 'start' | 'end' | Position,
  head: Position,
  inclusive: boolean,
): Position {
  if (start === 'start') return 0n;
  if (start === 'end') return head;
  return inclusive && start > 0n ? start - 1n : start;
}
