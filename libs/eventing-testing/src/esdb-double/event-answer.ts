import type { RecordedEvent } from '#eventing';
import type { Payload } from './proposed-event.js';
import { ProtobufWriter } from './protobuf-writer.js';
import { toWire } from './wire-positions.js';

/** .NET's ticks of 100 ns. */
const TICKS_PER_MILLISECOND = 10_000;
/** All that is around the texts and the bytes, amply. */
const FRAME_BYTES = 300;
const MOST_BYTES_OF_A_CHARACTER = 3;

const writer = new ProtobufWriter();

/** The `ReadResp` that carries an event, as bytes. The spec holds it against the generated code. */
export function eventAnswer(event: RecordedEvent, payload: Payload): Buffer {
  const text = event.stream.length + event.type.length + event.id.length + payload.contentType.length;
  const most = FRAME_BYTES + text * MOST_BYTES_OF_A_CHARACTER + payload.data.length + payload.metadata.length;
  const position = Number(toWire(event.position));
  return writer
    .begin(most)
    .message(1, () => writer.present(3, position).message(1, () => writeRecorded(event, payload, position)))
    .finish();
}

/** From the last field to the first; the map in the order in which the generated code writes it. */
function writeRecorded(event: RecordedEvent, payload: Payload, position: number): void {
  writer.bytes(8, payload.data).bytes(7, payload.metadata);
  writeEntry('type', event.type);
  writeEntry('created', String(payload.created * TICKS_PER_MILLISECOND));
  writeEntry('content-type', payload.contentType);
  writer
    .number(5, position)
    .number(4, position)
    .number(3, Number(event.revision))
    .message(2, () => writer.text(3, event.stream))
    .message(1, () => writer.text(2, event.id));
}

function writeEntry(key: string, value: string): void {
  writer.message(6, () => writer.text(2, value).text(1, key));
}
