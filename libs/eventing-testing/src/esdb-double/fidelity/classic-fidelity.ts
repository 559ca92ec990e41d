import { WrongExpectedVersionError } from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { failureOf, shape } from './fidelity-tools.js';

/** Credentials of a call make the client use the older append. A server without security does not look at them. */
const credentials = { username: 'admin', password: 'changeit' };

export const classicFidelity: readonly FidelityCase[] = [
  {
    name: 'answers the older append like the newer one',
    async run({ client, stream, events, numbers }) {
      const [name, given] = [stream(), events(3)];
      const options = { credentials, expectedRevision: 'no_stream' } as const;
      const first = await client.appendToStream(name, given, options);
      expect(first).toEqual({ success: true, nextExpectedRevision: 2n, position: expect.anything() });
      expect(await client.appendToStream(name, given, options)).toEqual(first);
      expect(await client.appendToStream(name, given, { expectedRevision: 'no_stream' })).toEqual(first);
      expect(await numbers(name)).toEqual([0, 1, 2]);
    },
  },
  {
    name: 'refuses the older append in the same shape',
    async run({ client, written, event }) {
      const stream = await written(2);
      const append = client.appendToStream(stream, event(), { credentials, expectedRevision: 7n });
      const error = await failureOf(append);
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      expect(shape(error)).toMatchObject({ message: '', code: undefined, type: 'wrong-expected-version' });
      expect(error).toMatchObject({ streamName: stream, expectedVersion: 7n, actualVersion: 1n });
    },
  },
  {
    name: 'does not say why the older append is bad',
    async run({ client, stream, event }) {
      const bad = { ...event(), id: 'not-a-uuid' };
      const error = await failureOf(client.appendToStream(stream(), bad, { credentials }));
      expect(shape(error)).toEqual({
        name: 'Error',
        message: '2 UNKNOWN: Exception was thrown by handler.',
        code: 2,
        type: 'unknown',
      });
    },
  },
];
