import type { EventStore } from '#eventing';
import { expect } from '@jest/globals';
import { type CaseTools, events, follow } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

/** Waits until a ring after which the stream's events are in the feed; a ring may be spurious. */
async function heard(tools: CaseTools, listener: EventStore, writer: EventStore): Promise<void> {
  const name = tools.stream('wake');
  const head = await listener.feed.head();
  let silence = () => undefined as void;
  const rung = new Promise<void>((resolve, reject) => {
    silence = listener.feed.onWake(() => {
      follow(listener, head)
        .then((found) => found.filter((event) => event.stream === name))
        .then((found) => found.length > 0 && resolve(), reject);
    });
  });
  try {
    await writer.append(name, 'none', events(1));
    await tools.soon(rung, 'a wake-up with the event in the feed');
  } finally {
    silence();
  }
}

export const wakeCases: readonly ContractCase[] = [
  {
    name: 'wakes who listens, when the event can be read',
    run: (tools) => heard(tools, tools.store, tools.store),
  },
  {
    name: 'wakes who listens when another connection appended',
    needs: 'second',
    async run(tools) {
      const other = await tools.second();
      await heard(tools, tools.store, other);
      await heard(tools, tools.store, other); // the first ring may have been a spurious one
    },
  },
  {
    name: 'wakes each listener, and one that comes back',
    async run(tools) {
      await Promise.all([heard(tools, tools.store, tools.store), heard(tools, tools.store, tools.store)]);
      await heard(tools, tools.store, tools.store);
    },
  },
  {
    name: 'leaves alone who does not listen any more',
    async run(tools) {
      let rings = 0;
      const silence = tools.store.feed.onWake(() => (rings += 1));
      silence();
      await heard(tools, tools.store, tools.store);
      expect(rings).toBe(0);
    },
  },
];
