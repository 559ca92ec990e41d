import { ANY, NO_STREAM, STREAM_EXISTS, WrongExpectedVersionError } from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { type FidelityTools, all, failureOf, shape } from './fidelity-tools.js';

type Expected = bigint | typeof NO_STREAM | typeof STREAM_EXISTS;

/** A conflict, in the shape that the client gives it: the message is empty, and there is no code. */
export async function expectConflict(
  tools: FidelityTools,
  stream: string,
  expectedRevision: Expected,
  actualVersion: bigint | typeof NO_STREAM,
) {
  const error = await failureOf(tools.client.appendToStream(stream, tools.events(2), { expectedRevision }));
  expect(error).toBeInstanceOf(WrongExpectedVersionError);
  expect(shape(error)).toEqual({
    name: 'Error',
    message: '',
    code: undefined,
    type: 'wrong-expected-version',
  });
  expect(error).toMatchObject({ streamName: stream, expectedVersion: expectedRevision, actualVersion });
}

export const appendFidelity: readonly FidelityCase[] = [
  {
    name: 'answers an append with the revision and the position of its last event',
    async run({ client, stream, events }) {
      const name = stream();
      const first = await client.appendToStream(name, events(1), { expectedRevision: NO_STREAM });
      expect(first).toEqual({ success: true, nextExpectedRevision: 0n, position: expect.anything() });
      const second = await client.appendToStream(name, events(3), { expectedRevision: 0n });
      const [last] = await all(
        client.readStream(name, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
      );
      expect(second).toEqual({ success: true, nextExpectedRevision: 3n, position: last?.event?.position });
      expect(second.position?.commit).toBe(second.position?.prepare);
    },
  },
  {
    name: 'refuses "no stream" for a stream that exists',
    run: async (tools) => expectConflict(tools, await tools.written(3), NO_STREAM, 2n),
  },
  {
    name: 'refuses a revision that is past',
    run: async (tools) => expectConflict(tools, await tools.written(3), 1n, 2n),
  },
  {
    name: 'refuses a revision that is still to come',
    run: async (tools) => expectConflict(tools, await tools.written(3), 7n, 2n),
  },
  {
    name: 'refuses a revision of a stream that does not exist',
    run: async (tools) => expectConflict(tools, tools.stream(), 0n, NO_STREAM),
  },
  {
    name: 'refuses "stream exists" where there is none',
    run: async (tools) => expectConflict(tools, tools.stream(), STREAM_EXISTS, NO_STREAM),
  },
  {
    name: 'appends to a stream that exists, wherever it ends',
    async run(tools) {
      const stream = await tools.written(2);
      const result = await tools.client.appendToStream(stream, tools.event(), {
        expectedRevision: STREAM_EXISTS,
      });
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 2n });
    },
  },
  {
    name: 'appends anywhere when nothing is expected',
    async run({ client, stream, events }) {
      const name = stream();
      await client.appendToStream(name, events(2), { expectedRevision: ANY });
      const result = await client.appendToStream(name, events(2));
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 3n });
    },
  },
  {
    name: 'lets exactly one of several appends at the same revision win',
    async run(tools) {
      const stream = await tools.written(1);
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, (_, n) =>
          tools.client.appendToStream(stream, tools.event(n), { expectedRevision: 0n }),
        ),
      );
      const reasons = outcomes.flatMap((outcome) =>
        outcome.status === 'rejected' ? [outcome.reason as unknown] : [],
      );
      expect(reasons).toEqual(
        Array.from({ length: 7 }, () => expect.objectContaining({ actualVersion: 1n })),
      );
      expect(await tools.numbers(stream)).toHaveLength(2);
    },
  },
  {
    name: 'puts several messages of one append together',
    async run({ client, stream, events, numbers }) {
      const name = stream();
      await client.appendToStream(name, events(5), { expectedRevision: NO_STREAM, batchAppendSize: 64 });
      expect(await numbers(name)).toEqual([0, 1, 2, 3, 4]);
    },
  },
  {
    name: 'tells of a conflict without an error, but of a revision that is none, when errors are switched off',
    async run({ anotherClient, written, event }) {
      const client = anotherClient('throwOnAppendFailure=false');
      const result = await client.appendToStream(await written(5), event(), { expectedRevision: 2n });
      expect(result).toEqual({ success: false, nextExpectedRevision: 1n, position: undefined });
      await client.dispose();
    },
  },
];
