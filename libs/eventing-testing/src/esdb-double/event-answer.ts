import type { RecordedEvent } from '#eventing';
import type { Payload } from './proposed-event.js';
import { ProtobufWriter } from './protobuf-writer.js';
import { toWire } from './wire-positions.js';

/** .NET's ticks of 100 ns. */
const TICKS_PER_MILLISECOND = 10_000;

/** The `ReadResp` that carries an event, as bytes. The spec holds it against the generated code. */
export function eventAnswer(event: RecordedEvent, payload: Payload): Buffer {
  return new ProtobufWriter().message(1, readEvent(event, payload)).finish();
}

function readEvent(event: RecordedEvent, payload: Payload): ProtobufWriter {
  const position = Number(toWire(event.position));
  // The map in the order in which the generated code writes it.
  const recorded = new ProtobufWriter()
    .message(1, new ProtobufWriter().text(2, event.id))
    .message(2, new ProtobufWriter().text(3, event.stream))
    .number(3, Number(event.revision))
    .number(4, position)
    .number(5, position)
    .message(6, mapEntry('content-type', payload.contentType))
    .message(6, mapEntry('created', String(payload.created * TICKS_PER_MILLISECOND)))
    .message(6, mapEntry('type', event.type))
    .bytes(7, payload.metadata)
    .bytes(8, payload.data);
  return new ProtobufWriter().message(1, recorded).present(3, position);
}

function mapEntry(key: string, value: string): ProtobufWriter {
  return new ProtobufWriter().text(1, key).text(2, value);
}
