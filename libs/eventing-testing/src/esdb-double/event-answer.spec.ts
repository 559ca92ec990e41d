import type { RecordedEvent } from '#eventing';
import { describe, expect, it } from '@jest/globals';
import { eventAnswer } from './event-answer.js';
import type { Payload } from './proposed-event.js';
import { streams } from './wire.js';

const position = 2n ** 45n + 5n;
const wirePosition = (position * 97n + 13n).toString();

function given(data: Uint8Array, created: number): { event: RecordedEvent; payload: Payload } {
  const id = '0f2d5c1a-7b1e-4d55-9a41-2c6d1c3f9e10';
  const event = { stream: 'Bücher-1', revision: 300n, position, id, type: 'Täst', data: {}, meta: {} };
  const metadata = Uint8Array.from([1, 2]);
  return { event, payload: { id, type: 'Täst', contentType: 'application/json', data, metadata, created } };
}

describe('the bytes of an event', () => {
  it.each([0, 1, 127, 128, 300_000])('are what the generated code reads, with data of %i bytes', (length) => {
    const data = new Uint8Array(length).fill(7);
    const { event, payload } = given(data, 1_790_000_000_123);
    const answer = streams.ReadResp.deserializeBinary(eventAnswer(event, payload)).getEvent();
    const recorded = answer?.getEvent();
    expect(answer?.getCommitPosition()).toBe(wirePosition);
    expect(recorded?.getMetadataMap().toObject()).toEqual([
      ['content-type', 'application/json'],
      ['created', '17900000001230000'],
      ['type', 'Täst'],
    ]);
    expect(Buffer.from(recorded?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe(
      'Bücher-1',
    );
    expect(Buffer.from(recorded?.getData_asU8() ?? []).equals(data)).toBe(true);
  });

  it.each([0, 9])('are those that the generated code writes, with %i bytes of data', (length) => {
    const { event, payload } = given(new Uint8Array(length), 1_790_000_000_123);
    const bytes = eventAnswer({ ...event, revision: BigInt(length) }, payload);
    const again = streams.ReadResp.deserializeBinary(bytes).serializeBinary();
    expect([...bytes]).toEqual([...again]);
  });

  it('stay what they are while others are written', () => {
    const lengths = Array.from({ length: 2000 }, (_, n) => n);
    const answers = lengths.map((length) => {
      const { event, payload } = given(new Uint8Array(length).fill(length % 256), length);
      return eventAnswer(event, payload);
    });
    const read = answers.map((answer) => streams.ReadResp.deserializeBinary(answer).getEvent()?.getEvent());
    expect(read.map((recorded) => recorded?.getData_asU8().length)).toEqual(lengths);
    expect(read.every((recorded, n) => recorded?.getData_asU8().every((byte) => byte === n % 256))).toBe(
      true,
    );
  });
});
