import type { EventStore, ProjectedEvent } from '#eventing';
import { GivenLog, plainDecoder } from '#eventing-testing';
import { describe, expect, it } from '@jest/globals';
import { PastLog } from './past-log.js';

const STREAM = 'order-main~1';

function logOf(...times: readonly string[]) {
  const log = new GivenLog(times.map((at) => ({ type: 'x.Y', stream: STREAM, data: {}, meta: { at } })));
  const pages: number[] = [];
  const store: Pick<EventStore, 'read'> = {
    read: async (_, { from = 0n, max = 0 } = {}) => {
      const page = log.events.slice(Number(from), Number(from) + max);
      pages.push(page.length);
      return page;
    },
  };
  return { past: new PastLog(store, plainDecoder), pages };
}

async function revisions(events: AsyncIterable<ProjectedEvent>): Promise<number[]> {
  const found: number[] = [];
  for await (const { revision } of events) found.push(Number(revision));
  return found;
}

const day = (n: number) => `2026-01-0${n}T00:00:00.000Z`;

describe('a stream as it was', () => {
  it('is all of it now, page by page', async () => {
    const { past, pages } = logOf(...Array<string>(1001).fill(day(1)));
    expect(await revisions(past.upTo(STREAM, {}))).toHaveLength(1001);
    expect(pages).toEqual([500, 500, 1]);
  });

  it('holds what was recorded by an instant, and at it', async () => {
    const { past } = logOf(day(1), day(2), day(3));
    expect(await revisions(past.upTo(STREAM, { time: day(2) }))).toEqual([0, 1]);
  });

  it('holds what stands in the log up to a position', async () => {
    const { past } = logOf(day(1), day(2), day(3));
    expect(await revisions(past.upTo(STREAM, { position: '20' }))).toEqual([0, 1]);
    expect(await revisions(past.upTo(STREAM, { position: '9' }))).toEqual([]);
  });

  it('ends at the earlier of both', async () => {
    const { past } = logOf(day(1), day(2), day(3));
    expect(await revisions(past.upTo(STREAM, { position: '20', time: day(1) }))).toEqual([0]);
  });

  it('has no gaps where the clock of another node was behind', async () => {
    const { past } = logOf(day(1), day(3), day(2));
    expect(await revisions(past.upTo(STREAM, { time: day(2) }))).toEqual([0]);
  });
});
