import { binaryEvent, jsonEvent } from '@eventstore/db-client';
import { randomId } from '#kernel';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { type FidelityTools, all } from './fidelity-tools.js';

type Given = Parameters<FidelityTools['client']['appendToStream']>[1];

async function stored({ client, stream }: FidelityTools, given: Given) {
  const name = stream();
  await client.appendToStream(name, given, { expectedRevision: 'no_stream' });
  const [answer] = await all(client.readStream(name));
  return { name, event: answer?.event, answer };
}

export const roundTripFidelity: readonly FidelityCase[] = [
  {
    name: 'gives an event back with all that the server adds',
    async run(tools) {
      const id = randomId();
      const metadata = { actor: 'Ümit ☃' };
      const before = Date.now();
      const { name, event, answer } = await stored(
        tools,
        jsonEvent({ id, type: 'Täst', data: { text: '日本 😀', nested: [null, { a: 1.5 }] }, metadata }),
      );
      expect(event).toEqual({
        streamId: name,
        id,
        revision: 0n,
        type: 'Täst',
        data: { text: '日本 😀', nested: [null, { a: 1.5 }] },
        metadata,
        isJson: true,
        created: expect.any(Date),
        position: expect.anything(),
      });
      expect(Math.abs((event?.created.getTime() ?? 0) - before)).toBeLessThan(60_000);
      expect(answer?.commitPosition).toBe(event?.position?.commit);
      expect(answer?.link).toBeUndefined();
    },
  },
  {
    name: 'leaves out metadata that was not given',
    async run(tools) {
      const { event } = await stored(tools, tools.event());
      expect(event?.metadata).toBeUndefined();
    },
  },
  {
    name: 'keeps bytes as they are',
    async run(tools) {
      const bytes = Uint8Array.from([0, 255, 128, 10]);
      const { event } = await stored(
        tools,
        binaryEvent({ id: randomId(), type: 'Bytes', data: bytes, metadata: bytes }),
      );
      expect(event?.isJson).toBe(false);
      expect([...(event?.data as Uint8Array)]).toEqual([...bytes]);
      expect([...(event?.metadata as Uint8Array)]).toEqual([...bytes]);
    },
  },
  {
    name: 'keeps null',
    async run(tools) {
      const { event } = await stored(tools, jsonEvent({ id: randomId(), type: 'Null', data: null as never }));
      expect(event?.data).toBeNull();
    },
  },
  {
    name: 'takes an event of 1 MB',
    async run(tools) {
      const text = 'x'.repeat(1_000_000);
      const { event } = await stored(tools, jsonEvent({ id: randomId(), type: 'Large', data: { text } }));
      expect(event?.data).toEqual({ text });
    },
  },
];
