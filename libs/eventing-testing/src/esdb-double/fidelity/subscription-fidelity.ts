import { END, START, eventTypeFilter, excludeSystemEvents, streamNameFilter } from '@eventstore/db-client';
import { expect } from '@jest/globals';
import type { FidelityCase } from './fidelity-case.js';
import { type FidelityTools, type Happened, all, numberOf, soon } from './fidelity-tools.js';
import { SubscriptionLog } from './subscription-log.js';

const isCaughtUp = ({ said }: SubscriptionLog) => said.includes('caughtUp');

async function positionOf({ client }: FidelityTools, stream: string, fromRevision: bigint) {
  const [answer] = await all(client.readStream(stream, { fromRevision, maxCount: 1 }));
  if (!answer?.event?.position) throw new Error('there is no position');
  return answer.event.position;
}

/** Subscribes, runs the rest, and unsubscribes whatever happens. */
async function following(log: SubscriptionLog, work: () => Promise<void>) {
  try {
    await work();
  } finally {
    await log.end();
  }
}

const toStream: readonly FidelityCase[] = [
  {
    name: 'confirms, sends what is stored, says that it caught up, and goes on live',
    async run({ client, written, event }) {
      const stream = await written(2);
      const log = new SubscriptionLog().follow(client.subscribeToStream(stream, { fromRevision: START }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        await client.appendToStream(stream, event(), { expectedRevision: 1n });
        await log.until(() => log.events(stream).length === 3, 'the live event');
        const [zero, one, two] = [0, 1, 2].map((n) => `${stream}@${n}`);
        expect(log.outline).toEqual(['confirmation', zero, one, 'caughtUp', two]);
        expect(log.checkpoints).toEqual([]);
      });
    },
  },
  {
    name: 'starts after the revision that it is given',
    async run({ client, written }) {
      const stream = await written(3);
      const log = new SubscriptionLog().follow(client.subscribeToStream(stream, { fromRevision: 0n }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        expect(log.events(stream)).toEqual([`${stream}@1`, `${stream}@2`]);
      });
    },
  },
  {
    name: 'sends only what is new from the end on',
    async run({ client, written, event }) {
      const stream = await written(3);
      const log = new SubscriptionLog().follow(client.subscribeToStream(stream, { fromRevision: END }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        await client.appendToStream(stream, event());
        await log.until(() => log.events(stream).length > 0, 'the live event');
        expect(log.events(stream)).toEqual([`${stream}@3`]);
      });
    },
  },
  {
    name: 'waits for a stream that does not exist yet',
    async run({ client, stream, event }) {
      const name = stream();
      const log = new SubscriptionLog().follow(client.subscribeToStream(name));
      await following(log, async () => {
        await log.until(({ said }) => said.includes('confirmation'), 'confirmation');
        await client.appendToStream(name, event());
        await log.until(() => log.events(name).length > 0, 'the live event');
        expect(log.events(name)).toEqual([`${name}@0`]);
      });
    },
  },
  {
    name: 'loses nothing when its reader is slow',
    async run({ client, stream, events }) {
      const name = stream();
      await client.appendToStream(name, events(400));
      const subscription = client.subscribeToStream<Happened>(name, {}, { highWaterMark: 2 });
      const seen: number[] = [];
      const read = async () => {
        for await (const { event } of subscription) {
          if (seen.length % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
          seen.push(numberOf(event));
          if (seen.length === 150) await client.appendToStream(name, events(100, 400));
          if (seen.length === 500) return;
        }
      };
      await soon(read(), 'all events');
      expect(seen).toEqual(Array.from({ length: 500 }, (_, n) => n));
    },
  },
];

const toAll: readonly FidelityCase[] = [
  {
    name: 'sends all appends in the order of the log, from after a position on',
    async run(tools) {
      const { client, written, event, tag } = tools;
      const one = await written(2);
      const fromPosition = await positionOf(tools, one, 0n);
      const log = new SubscriptionLog().follow(client.subscribeToAll({ fromPosition }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        await client.appendToStream(`${one}-live`, event());
        await log.until(() => log.events(tag).length === 2, 'the live event');
        expect(log.events(tag)).toEqual([`${one}@1`, `${one}-live@0`]);
        expect(log.checkpoints).toEqual([]);
      });
    },
  },
  {
    name: 'sends only streams of a prefix, and checkpoints before it says that it caught up',
    async run(tools) {
      const { client, stream, events, written, tag } = tools;
      const first = await written(1);
      const fromPosition = await positionOf(tools, first, 0n);
      const [wanted, other] = [`${stream()}-wanted`, stream()];
      await client.appendToStream(wanted, events(1));
      await client.appendToStream(other, events(40));
      const log = new SubscriptionLog();
      const { checkpointReached } = log;
      const filter = streamNameFilter({ prefixes: [wanted], checkpointInterval: 1, checkpointReached });
      log.follow(client.subscribeToAll({ fromPosition, filter }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        await client.appendToStream(wanted, events(1, 1));
        await log.until(() => log.events(tag).length === 2, 'the live event');
        expect(log.outline).toEqual(['confirmation', `${wanted}@0`, 'caughtUp', `${wanted}@1`]);
        // As far as the start of the last page, which is beyond the last match, but need not be the end.
        const match = await positionOf(tools, wanted, 0n);
        expect(log.checkpoints.some(({ commit }) => commit > match.commit)).toBe(true);
        const commits = log.checkpoints.map(({ commit }) => commit);
        expect(commits).toEqual([...new Set(commits)].sort((a, b) => (a < b ? -1 : 1)));
      });
    },
  },
  {
    name: 'sends only events of a type',
    async run(tools) {
      const { client, stream, event, tag } = tools;
      const name = stream();
      const given = [event(0, `${tag}-a`), event(1, `${tag}-b`), event(2, `${tag}-a2`)];
      await client.appendToStream(name, given);
      const filter = eventTypeFilter({ prefixes: [`${tag}-a`] });
      const log = new SubscriptionLog().follow(client.subscribeToAll({ fromPosition: START, filter }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        expect(log.events(tag)).toEqual([`${name}@0`, `${name}@2`]);
      });
    },
  },
  {
    name: 'leaves out the events of the system by a pattern',
    async run({ client, written, tag }) {
      const stream = await written(1);
      const filter = excludeSystemEvents();
      const log = new SubscriptionLog().follow(client.subscribeToAll({ fromPosition: START, filter }));
      await following(log, async () => {
        await log.until(isCaughtUp, 'caught up');
        expect(log.events(tag)).toEqual([`${stream}@0`]);
      });
    },
  },
  {
    name: 'misses nothing when it goes on from a checkpoint',
    async run(tools) {
      const { client, written, tag } = tools;
      const first = await written(70);
      const before = new SubscriptionLog();
      const filter = (log: SubscriptionLog) =>
        streamNameFilter({ prefixes: [`${tag}-`], checkpointReached: log.checkpointReached });
      const fromPosition = await positionOf(tools, first, 0n);
      before.follow(client.subscribeToAll({ fromPosition, filter: filter(before) }));
      await following(before, () => before.until(isCaughtUp, 'caught up'));
      const second = await written(3);
      const checkpoint = before.checkpoints.at(-1);
      if (!checkpoint) throw new Error('there was no checkpoint');
      const after = new SubscriptionLog();
      after.follow(client.subscribeToAll({ fromPosition: checkpoint, filter: filter(after) }));
      await following(after, async () => {
        await after.until(isCaughtUp, 'caught up');
        expect(after.events(tag)).toEqual([0, 1, 2].map((n) => `${second}@${n}`));
      });
    },
  },
];

export const subscriptionFidelity: readonly FidelityCase[] = [...toStream, ...toAll];
