import { describe, expect, it } from '@jest/globals';
import { EventCodec, type EventDefinition, EventRegistry, openMemoryStore } from '#eventing';
import { deterministicId } from '#kernel';
import { delayEvents, orderingEvents } from '#ordering/contract';
import {
  lateOrder,
  LETTER,
  LETTER_HASH,
  NOTICE,
  noticeEvents,
  type SampleEvent,
} from '../../testing/case-samples.js';
import type { PackFile } from '../../domain/index.js';
import type { Contents } from './case-sources.js';
import { type PackRequest, writePack } from './write-pack.js';

const definitions: readonly EventDefinition[] = Object.values({ ...orderingEvents, ...delayEvents });
const decoder = new EventCodec(new EventRegistry(definitions));
const kept: Contents = { get: async (hash) => (hash === LETTER_HASH ? LETTER : null) };
const request: PackRequest = {
  ...{ tenant: 'main', scope: { order: 'A-1' }, asOf: null, productVersion: '0.1.0' },
  generatedAt: '2026-11-01T12:00:00.000Z',
};

interface LoggedEvent {
  readonly stream: string;
  readonly type: string;
  readonly position: string;
}

/** A log to which these were appended in the order of their recording. */
async function logOf(events: readonly SampleEvent[]) {
  const store = openMemoryStore();
  const last = new Map<string, bigint>();
  const inTurn = events.toSorted((one, other) =>
    (one.meta['at'] ?? '').localeCompare(other.meta['at'] ?? ''),
  );
  for (const [index, { stream, ...event }] of inTurn.entries()) {
    const id = deterministicId('case', index);
    const { revision } = await store.append(stream, last.get(stream) ?? 'none', [{ ...event, id }]);
    last.set(stream, revision);
  }
  return store;
}

async function packed(
  more: Partial<PackRequest> = {},
  contents = kept,
  events = [...lateOrder(), ...noticeEvents],
) {
  const files: PackFile[] = [];
  const sources = { log: await logOf(events), decoder, contents };
  const result = await writePack(sources, { ...request, ...more }, { add: (file) => void files.push(file) });
  const lines = files
    .filter(({ path }) => path.endsWith('.ndjson'))
    .flatMap(({ bytes }) => Buffer.from(bytes).toString().trimEnd().split('\n'));
  return {
    ...result,
    paths: files.map(({ path }) => path),
    events: lines.map((line) => JSON.parse(line) as LoggedEvent),
  };
}

describe('a pack of one order', () => {
  it('has its events, those of its notices, and the notices, with the kind that their stream tells', async () => {
    const { orders, missingNotices, paths, events } = await packed();
    expect({ orders, missingNotices }).toEqual({ orders: 1, missingNotices: 0 });
    expect(paths).toContain(`orders/A-1/notices/${LETTER_HASH}.eml`);
    expect(events).toHaveLength(lateOrder().length + noticeEvents.length);
    expect(events.map(({ stream }) => stream)).toContain(`notice-main~${NOTICE}`);
  });

  it('has notices about it that its own events do not name: those that never got through', async () => {
    const [requested] = noticeEvents;
    const lost = deterministicId('lost notice');
    const events = [
      ...lateOrder(),
      {
        ...requested,
        stream: `notice-main~${lost}`,
        data: { ...requested?.data, noticeId: lost },
      } as SampleEvent,
    ];
    const { events: told } = await packed({}, kept, events);
    expect(told.map(({ stream }) => stream)).toContain(`notice-main~${lost}`);
  });

  it('says how many notices are missing', async () => {
    const none: Contents = { get: async () => null };
    expect(await packed({}, none)).toMatchObject({ missingNotices: 1 });
    const damaged: Contents = {
      get: () => Promise.reject(Object.assign(new Error('!'), { code: 'CONTENT_DAMAGED' })),
    };
    expect(await packed({}, damaged)).toMatchObject({ missingNotices: 1 });
  });

  it('does not take a store of notices that cannot be read for an empty one', async () => {
    const broken: Contents = { get: () => Promise.reject(new Error('no permission')) };
    await expect(packed({}, broken)).rejects.toThrow('no permission');
  });

  it.each([
    ['an instant', { instant: '2026-07-11T14:59:30.000Z' }],
    ['a position', { position: 8n }],
  ])('holds nothing later than %s', async (_, asOf) => {
    const { events, missingNotices } = await packed({ asOf });
    expect(events.at(-1)).toMatchObject({ type: 'notification.NoticeRequested', position: '8' });
    expect(missingNotices).toBe(0);
  });

  it.each([
    ['no such order', { scope: { order: 'A-2' } }],
    ['one of another tenant', { tenant: 'other' }],
    ['one that was not there then', { asOf: { instant: '2026-06-30T00:00:00.000Z' } }],
  ])('is refused for %s', async (_, more) => {
    await expect(packed(more)).rejects.toMatchObject({ code: 'NO_SUCH_ORDER' });
  });
});

describe('a pack of a period', () => {
  const july = { from: '2026-07-01T00:00:00.000Z', to: '2026-08-01T00:00:00.000Z' };

  it('has the orders of which something was recorded in it, each from its beginning', async () => {
    const scope = { from: '2026-10-05T00:00:00.000Z', to: '2026-10-06T00:00:00.000Z' };
    const { orders, events } = await packed({ scope });
    expect(orders).toBe(1);
    expect(events[0]).toMatchObject({ type: 'ordering.OrderPlaced' });
  });

  it.each([
    ['before anything', { scope: { ...july, to: '2026-07-01T15:00:00.000Z' } }],
    [
      'in which nothing was recorded',
      { scope: { from: '2026-07-14T00:00:00.000Z', to: '2026-08-31T15:00:00.000Z' } },
    ],
    ['of another tenant', { scope: july, tenant: 'other' }],
  ])('%s is a pack without orders', async (_, more) => {
    expect(await packed(more)).toMatchObject({
      orders: 0,
      paths: ['index.html', 'manifest.json', 'SHA256SUMS'],
    });
  });
});
