import {
  type AllStreamResolvedEvent,
  type Position,
  UnknownError,
  streamNameFilter,
} from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { type FidelityTools, all, failureOf, shape } from './fidelity-tools.js';

/** Three appends to two streams, and the positions of their events in the order of the log. */
async function threeAppends({ client, stream, events }: FidelityTools) {
  const [one, other] = [stream(), stream()];
  await client.appendToStream(one, events(2), { expectedRevision: 'no_stream' });
  await client.appendToStream(other, events(3), { expectedRevision: 'no_stream' });
  await client.appendToStream(one, events(1, 2), { expectedRevision: 1n });
  const order = [...places(one, [0, 1]), ...places(other, [0, 1, 2]), ...places(one, [2])];
  const [first] = await all(client.readStream(one, { maxCount: 1 }));
  return { one, other, order, first: positionOf(first) };
}

const places = (stream: string, revisions: readonly number[]) => revisions.map((n) => `${stream}@${n}`);

const placesIn = (answers: readonly AllStreamResolvedEvent[], tag: string) =>
  answers.flatMap(({ event }) =>
    event?.streamId.startsWith(tag) ? [`${event.streamId}@${event.revision}`] : [],
  );

function positionOf(answer: { readonly event?: { readonly position?: Position } } | undefined): Position {
  const position = answer?.event?.position;
  if (!position) throw new Error('there is no position');
  return position;
}

export const allFidelity: readonly FidelityCase[] = [
  {
    name: 'reads the log in the order of its appends, at strictly increasing positions',
    async run(tools) {
      const { order, first } = await threeAppends(tools);
      const answers = await all(tools.client.readAll({ fromPosition: first }));
      expect(placesIn(answers, tools.tag)).toEqual(order);
      const commits = answers.map((answer) => positionOf(answer).commit);
      expect(commits).toEqual([...new Set(commits)].sort((a, b) => (a < b ? -1 : 1)));
      expect(answers.every((answer) => positionOf(answer).prepare === positionOf(answer).commit)).toBe(true);
    },
  },
  {
    name: 'includes the position that it reads forwards from',
    async run(tools) {
      const { order, first } = await threeAppends(tools);
      const answers = await all(tools.client.readAll({ fromPosition: first, maxCount: 1 }));
      expect(placesIn(answers, tools.tag)).toEqual(order.slice(0, 1));
    },
  },
  {
    name: 'leaves out the position that it reads backwards from',
    async run(tools) {
      const { one, order } = await threeAppends(tools);
      const [last] = await all(
        tools.client.readStream(one, { direction: 'backwards', fromRevision: 'end', maxCount: 1 }),
      );
      const read = tools.client.readAll({
        direction: 'backwards',
        fromPosition: positionOf(last),
        maxCount: 50,
      });
      expect(placesIn(await all(read), tools.tag)).toEqual(order.slice(0, -1).reverse());
    },
  },
  {
    name: 'reads backwards from the end',
    async run(tools) {
      const { order } = await threeAppends(tools);
      const read = tools.client.readAll({ direction: 'backwards', fromPosition: 'end', maxCount: 500 });
      expect(placesIn(await all(read), tools.tag)).toEqual([...order].reverse());
    },
  },
  {
    name: 'ignores a filter, which the client does not send with a read',
    async run(tools) {
      const { other, order, first } = await threeAppends(tools);
      const options = { fromPosition: first, filter: streamNameFilter({ prefixes: [other] }) };
      expect(placesIn(await all(tools.client.readAll(options)), tools.tag)).toEqual(order);
    },
  },
  {
    name: 'finds nothing forwards from the end, or beyond it',
    async run({ client, written }) {
      await written(1);
      const far = 2n ** 60n;
      expect(await all(client.readAll({ fromPosition: { commit: far, prepare: far } }))).toEqual([]);
    },
  },
  {
    name: 'refuses a position inside a record',
    async run(tools) {
      const { first } = await threeAppends(tools);
      const inside = { commit: first.commit + 1n, prepare: first.prepare + 1n };
      const error = await failureOf(all(tools.client.readAll({ fromPosition: inside, maxCount: 5 })));
      expect(error).toBeInstanceOf(UnknownError);
      expect(shape(error)).toMatchObject({ code: 2, type: 'unknown' });
    },
  },
];
