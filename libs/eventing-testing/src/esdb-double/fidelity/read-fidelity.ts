import { StreamNotFoundError, UnknownError } from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { all, failureOf, shape } from './fidelity-tools.js';

export const readFidelity: readonly FidelityCase[] = [
  {
    name: 'says while reading that a stream does not exist',
    async run({ client, stream }) {
      const name = stream();
      const error = await failureOf(all(client.readStream(name)));
      expect(error).toBeInstanceOf(StreamNotFoundError);
      expect(shape(error)).toEqual({
        name: 'Error',
        message: `${name} not found`,
        code: undefined,
        type: 'stream-not-found',
      });
      expect(error).toMatchObject({ streamName: name });
    },
  },
  {
    name: 'says so also of the end of a stream that does not exist',
    async run({ client, stream }) {
      const read = client.readStream(stream(), { direction: 'backwards', fromRevision: 'end', maxCount: 1 });
      expect(await failureOf(all(read))).toBeInstanceOf(StreamNotFoundError);
    },
  },
  {
    name: 'reads forwards from a revision on, itself included',
    async run({ written, numbers }) {
      const stream = await written(5);
      expect(await numbers(stream)).toEqual([0, 1, 2, 3, 4]);
      expect(await numbers(stream, { fromRevision: 2n })).toEqual([2, 3, 4]);
      expect(await numbers(stream, { fromRevision: 1n, maxCount: 2 })).toEqual([1, 2]);
    },
  },
  {
    name: 'reads backwards from a revision on, itself included',
    async run({ written, numbers }) {
      const stream = await written(5);
      const direction = 'backwards';
      expect(await numbers(stream, { direction, fromRevision: 'end' })).toEqual([4, 3, 2, 1, 0]);
      expect(await numbers(stream, { direction, fromRevision: 2n })).toEqual([2, 1, 0]);
      expect(await numbers(stream, { direction, fromRevision: 'end', maxCount: 1 })).toEqual([4]);
      expect(await numbers(stream, { direction, fromRevision: 'start' })).toEqual([0]);
    },
  },
  {
    name: 'finds nothing forwards beyond the end, and backwards from there the last event',
    async run({ written, numbers }) {
      const stream = await written(3);
      expect(await numbers(stream, { fromRevision: 3n })).toEqual([]);
      expect(await numbers(stream, { fromRevision: 2n ** 62n })).toEqual([]);
      const direction = 'backwards';
      expect(await numbers(stream, { direction, fromRevision: 99n, maxCount: 2 })).toEqual([2, 1]);
    },
  },
  {
    name: 'reads a stream that is longer than a page of anybody',
    async run({ client, stream, events, numbers }) {
      const name = stream();
      await client.appendToStream(name, events(1203), { expectedRevision: 'no_stream' });
      expect(await numbers(name)).toEqual(Array.from({ length: 1203 }, (_, n) => n));
      const backwards = await numbers(name, { direction: 'backwards', fromRevision: 'end' });
      expect(backwards).toEqual(Array.from({ length: 1203 }, (_, n) => 1202 - n));
    },
  },
  {
    name: 'refuses to read nothing',
    async run({ client, written }) {
      const error = await failureOf(all(client.readStream(await written(1), { maxCount: 0 })));
      expect(error).toBeInstanceOf(UnknownError);
      expect(shape(error)).toMatchObject({ code: 2 });
    },
  },
  {
    name: 'cannot read a stream forwards from its end',
    async run({ client, written }) {
      const error = await failureOf(all(client.readStream(await written(1), { fromRevision: 'end' })));
      expect(error).toBeInstanceOf(UnknownError);
      expect(shape(error)).toMatchObject({ code: 2 });
    },
  },
  {
    name: 'can be stopped in the middle',
    async run({ client, written, numbers }) {
      const stream = await written(300);
      const read = client.readStream(stream);
      for await (const answer of read) if (answer.event?.revision === 5n) break;
      await read.cancel();
      expect(await numbers(stream, { maxCount: 1 })).toEqual([0]);
    },
  },
  {
    name: 'forgets all but the last events of a stream that may keep no more',
    async run({ client, written, event, numbers }) {
      const stream = await written(5);
      await client.setStreamMetadata(stream, { maxCount: 2 });
      expect(await numbers(stream)).toEqual([3, 4]);
      expect(await numbers(stream, { fromRevision: 1n, maxCount: 1 })).toEqual([3]);
      const direction = 'backwards';
      expect(await numbers(stream, { direction, fromRevision: 'end' })).toEqual([4, 3]);
      const result = await client.appendToStream(stream, event(5), { expectedRevision: 4n });
      expect(result.nextExpectedRevision).toBe(5n);
      expect(await numbers(stream)).toEqual([4, 5]);
    },
  },
];
