import type { RecordedEvent } from '#eventing';
import { identifierOf } from './append-request.js';
import type { Payload } from './payloads.js';
import { shared, streams } from './wire.js';
import { toWire } from './wire-positions.js';

/** .NET's ticks of 100 ns. */
const TICKS_PER_MILLISECOND = 10_000n;

/** The answer that carries an event, as bytes: made once, since reading is where the double has to be fast. */
export function eventAnswer(event: RecordedEvent, payload: Payload): Uint8Array {
  return (payload.answer ??= new streams.ReadResp().setEvent(readEvent(event, payload)).serializeBinary());
}

function readEvent(event: RecordedEvent, payload: Payload): streams.ReadResp.ReadEvent {
  const position = toWire(event.position);
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(event.stream))
    .setStreamRevision(event.revision.toString())
    .setCommitPosition(position)
    .setPreparePosition(position)
    .setCustomMetadata(payload.metadata)
    .setData(payload.data);
  const map = recorded.getMetadataMap();
  map.set('type', event.type);
  map.set('content-type', payload.contentType);
  map.set('created', (BigInt(payload.created) * TICKS_PER_MILLISECOND).toString());
  return new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(position);
}
