import { ANY, type AppendResult, NO_STREAM } from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { all, failureOf } from './fidelity-tools.js';

async function expectSameAnswer(again: Promise<AppendResult>, first: AppendResult) {
  expect(await again).toEqual(first);
}

async function refused(work: Promise<unknown>, actualVersion: bigint) {
  expect(await failureOf(work)).toMatchObject({ type: 'wrong-expected-version', actualVersion });
}

export const retryFidelity: readonly FidelityCase[] = [
  {
    name: 'answers a repeated append as it answered the first',
    async run({ client, stream, events, numbers }) {
      const [name, given] = [stream(), events(3)];
      const first = await client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      await expectSameAnswer(client.appendToStream(name, given, { expectedRevision: NO_STREAM }), first);
      expect(await numbers(name)).toEqual([0, 1, 2]);
    },
  },
  {
    name: 'answers a repeated append so also after later ones',
    async run({ client, written, events, numbers }) {
      const [name, given] = [await written(2), events(2, 2)];
      const first = await client.appendToStream(name, given, { expectedRevision: 1n });
      await client.appendToStream(name, events(2, 4), { expectedRevision: 3n });
      await expectSameAnswer(client.appendToStream(name, given, { expectedRevision: 1n }), first);
      expect(await numbers(name)).toEqual([0, 1, 2, 3, 4, 5]);
    },
  },
  {
    name: 'drops other data under the same ids in silence',
    async run({ client, stream, event, numbers }) {
      const [name, given] = [stream(), event(1)];
      const first = await client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      const changed = { ...given, data: { n: 2 } };
      await expectSameAnswer(client.appendToStream(name, changed, { expectedRevision: NO_STREAM }), first);
      expect(await numbers(name)).toEqual([1]);
    },
  },
  {
    name: 'takes ids for the same in capitals',
    async run({ client, stream, event, numbers }) {
      const [name, given] = [stream(), event(1)];
      const first = await client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      const shouted = { ...given, id: given.id.toUpperCase() };
      await expectSameAnswer(client.appendToStream(name, shouted, { expectedRevision: NO_STREAM }), first);
      expect(await numbers(name)).toEqual([1]);
    },
  },
  {
    name: 'refuses other ids at a revision that is past',
    async run(tools) {
      const [name, given] = [tools.stream(), tools.events(2)];
      await tools.client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      const partly = [...given.slice(0, 1), tools.event(9)];
      const again = tools.client.appendToStream(name, partly, { expectedRevision: NO_STREAM });
      await refused(again, 1n);
    },
  },
  {
    name: 'refuses a repeated append that goes on beyond the end of the stream',
    async run(tools) {
      const [name, given] = [tools.stream(), tools.events(2)];
      await tools.client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      const longer = [...given, tools.event(9)];
      const again = tools.client.appendToStream(name, longer, { expectedRevision: NO_STREAM });
      await refused(again, 1n);
    },
  },
  {
    name: 'stores the same ids again at the current revision',
    async run({ client, stream, event, numbers }) {
      const [name, given] = [stream(), event(1)];
      await client.appendToStream(name, given, { expectedRevision: NO_STREAM });
      const again = await client.appendToStream(name, given, { expectedRevision: 0n });
      expect(again).toMatchObject({ success: true, nextExpectedRevision: 1n });
      expect(await numbers(name)).toEqual([1, 1]);
    },
  },
  {
    name: 'stores an id twice that is twice in one append',
    async run({ client, stream, event }) {
      const [name, given] = [stream(), event(1)];
      await client.appendToStream(name, [given, given], { expectedRevision: NO_STREAM });
      const ids = (await all(client.readStream(name))).map((answer) => answer.event?.id);
      expect(ids).toEqual([given.id, given.id]);
    },
  },
  {
    name: 'answers an immediate repeat as the first also when nothing was expected',
    async run({ client, stream, events, numbers }) {
      const [name, given] = [stream(), events(2)];
      const first = await client.appendToStream(name, given, { expectedRevision: ANY });
      await expectSameAnswer(client.appendToStream(name, given, { expectedRevision: ANY }), first);
      expect(await numbers(name)).toEqual([0, 1]);
    },
  },
];
