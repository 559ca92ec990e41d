import type { PriorityPolicy } from '#backorder/contract';
import { ReplayOutcome, type ReplaySegments } from '#backorder/domain';
import { type EventDecoder, type EventStore, META, parseStreamName, type RecordedEvent } from '#eventing';
import { SkuReplay } from '#stock';
import { eventsOf } from '../log/export-log.js';

export interface ReplayRequest {
  readonly tenant: string;
  readonly from: string;
  readonly to: string;
  readonly policy: PriorityPolicy;
  /** Null: all. */
  readonly location: string | null;
  readonly sku: string | null;
}

export interface ReplayComparison {
  readonly skus: number;
  readonly events: number;
  readonly recorded: ReplaySegments;
  readonly replayed: ReplaySegments;
}

interface Pair {
  readonly recorded: SkuReplay;
  readonly replayed: SkuReplay;
}

/** Runs the SKUs' recorded history side by side, as it was and under another policy. Nothing is written. */
export async function replayPolicy(
  store: EventStore,
  decoder: EventDecoder,
  request: ReplayRequest,
  onProgress: (position: bigint) => void,
): Promise<ReplayComparison> {
  const recorded = new ReplayOutcome();
  const replayed = new ReplayOutcome();
  const pairs = new Map<string, Pair>();
  let events = 0;
  for await (const event of eventsOf(store)) {
    onProgress(event.position);
    if (!concerns(request, event)) continue;
    const pair = pairs.get(event.stream) ?? newPair(request, recorded, replayed);
    pairs.set(event.stream, pair);
    const decoded = decoder.decode(event);
    pair.recorded.take(decoded);
    pair.replayed.take(decoded);
    events += 1;
  }
  const { to } = request;
  return { skus: pairs.size, events, recorded: recorded.figures(to), replayed: replayed.figures(to) };
}

function newPair({ from, policy }: ReplayRequest, recorded: ReplayOutcome, replayed: ReplayOutcome): Pair {
  return {
    recorded: new SkuReplay(from, null, recorded.take),
    replayed: new SkuReplay(from, policy, replayed.take),
  };
}

function concerns({ tenant, to, location, sku }: ReplayRequest, { stream, meta }: RecordedEvent): boolean {
  if (!stream.startsWith('sku-') || (meta[META.at] ?? '') > to) return false;
  const name = parseStreamName(stream);
  const [place, item] = name.parts;
  return name.tenant === tenant && (!location || place === location) && (!sku || item === sku);
}
