import type { Instant } from '#kernel';
import type { EventCodec } from '../codec/event-codec.js';
import type { NewEvent } from '../model/event.js';
import { type CommandMeta, META } from '../model/metadata.js';
import type { DomainEvent } from './decider.js';

interface Stamp {
  readonly commandHash: string;
  readonly at: Instant;
  readonly newId: () => string;
}

/**
 * The only place where the events of a decision get their ids and metadata. Each decision has ids of its own: a server
 * takes events with known ids at a known place for repeated, whatever is in them, and would tell a node that decided the
 * same command a little later, and differently, that its events are stored.
 */
export function stampEvents(
  codec: EventCodec,
  events: readonly DomainEvent[],
  meta: CommandMeta,
  { commandHash, at, newId }: Stamp,
): readonly NewEvent[] {
  const stamped = {
    [META.commandId]: meta.commandId,
    [META.commandHash]: commandHash,
    [META.correlationId]: meta.correlationId,
    [META.causationId]: meta.causationId,
    [META.actor]: meta.actor,
    [META.tenant]: meta.tenant,
    [META.at]: at,
  };
  return events.map((event) => codec.encode(event, newId(), stamped));
}
