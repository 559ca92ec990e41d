import { StoreUnavailable } from '#eventing';
import { expect } from '@jest/globals';
import { asStream, events, failureOf, follow, recorded } from './case-tools.js';
import type { ContractCase } from './contract-case.js';

export const lifecycleCases: readonly ContractCase[] = [
  {
    name: 'refuses everything once it is closed',
    async run({ store, stream }) {
      const name = stream();
      await store.append(name, 'none', events(1));
      await store.close();
      for (const call of [
        store.append(name, 0n, events(1)),
        store.read(name),
        store.feed.page(0n, 1),
        store.feed.head(),
      ]) {
        expect(await failureOf(call)).toBeInstanceOf(StoreUnavailable);
      }
    },
  },
  {
    name: 'may be closed twice',
    async run({ store }) {
      await Promise.all([store.close(), store.close()]);
      await store.close();
    },
  },
  {
    name: 'answers the appends that wait when it is closed',
    async run({ store, stream }) {
      const waiting = Array.from({ length: 50 }, () => store.append(stream(), 'none', events(1)));
      const closed = store.close();
      for (const { revision } of await Promise.all(waiting)) expect(revision).toBe(0n);
      await closed;
    },
  },
  {
    name: 'has after reopening what it acknowledged, at the same positions',
    needs: 'reopen',
    async run(tools) {
      const { store } = tools;
      const name = tools.stream();
      const head = await store.feed.head();
      const given = events(3);
      await store.append(name, 'none', given.slice(0, 1));
      const waiting = store.append(name, 0n, given.slice(1)); // acknowledged while it closes
      const again = await tools.reopen();
      const result = await waiting;
      const found = await again.read(name);
      expect(found.map(recorded)).toEqual(asStream(name, given));
      expect(found.at(-1)).toMatchObject(result);
      const inFeed = (await follow(again, head)).filter((event) => event.stream === name);
      expect(inFeed.map(({ position }) => position)).toEqual(found.map(({ position }) => position));
    },
  },
  {
    name: 'recognises a repeat after reopening, and goes on from there',
    needs: 'reopen',
    async run(tools) {
      const name = tools.stream();
      const given = events(2);
      const result = await tools.store.append(name, 'none', given);
      const again = await tools.reopen();
      expect(await again.append(name, 'none', given)).toEqual(result);
      const next = await again.append(name, 1n, events(1));
      expect(next.revision).toBe(2n);
      expect(next.position).toBeGreaterThan(result.position);
    },
  },
];
