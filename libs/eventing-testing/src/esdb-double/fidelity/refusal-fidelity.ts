import { UnknownError, jsonEvent } from '@eventstore/db-client';
import { randomId } from '#kernel';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { failureOf, shape } from './fidelity-tools.js';

async function expectBadRequest(work: Promise<unknown>) {
  const error = await failureOf(work);
  expect(error).toBeInstanceOf(UnknownError);
  expect(shape(error)).toEqual({
    name: 'Error',
    message: 'Could not recognize BadRequest',
    code: undefined,
    type: 'unknown',
  });
}

export const refusalFidelity: readonly FidelityCase[] = [
  {
    name: 'calls an id that is no UUID a bad request',
    run: ({ client, stream, event }) =>
      expectBadRequest(client.appendToStream(stream(), { ...event(), id: 'not-a-uuid' })),
  },
  {
    name: 'calls an empty type a bad request',
    run: ({ client, stream, event }) => expectBadRequest(client.appendToStream(stream(), event(0, ''))),
  },
  {
    name: 'calls an empty stream name a bad request',
    run: ({ client, event }) => expectBadRequest(client.appendToStream('', event())),
  },
  {
    name: 'refuses an event of 17 MB with code 8',
    async run({ client, stream }) {
      const huge = jsonEvent({ id: randomId(), type: 'huge', data: { text: 'x'.repeat(17_000_000) } });
      const error = await failureOf(client.appendToStream(stream(), huge));
      expect(error).toBeInstanceOf(UnknownError);
      expect(shape(error)).toMatchObject({ code: 8, type: 'unknown' });
    },
  },
  {
    name: 'answers an append of nothing to a missing stream as success',
    async run({ client, stream }) {
      const result = await client.appendToStream(stream(), [], { expectedRevision: 'any' });
      expect(result).toMatchObject({ success: true, nextExpectedRevision: 0n });
    },
  },
];
