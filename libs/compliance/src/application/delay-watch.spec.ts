import { describe, expect, it } from '@jest/globals';
import { deterministicId, ManualClock } from '#kernel';
import { LAMP, meta, NOW, ORDER_ID, ToldCommands, VASE } from '../testing/told-commands.js';
import type { WatchedLine } from '../views/index.js';
import { DelayWatch } from './delay-watch.js';
import type { MovedDates } from './moved-dates.js';
import type { Queues, WaitingLine, WatchList } from './ports.js';

const PROMISED = '2026-07-31';
const WEEK_AHEAD = '2026-07-17T15:00:00.000Z';

function waiting(lineId: string, projectedDate: string | null, more: Partial<WaitingLine> = {}): WaitingLine {
  const supply = projectedDate === null ? null : 'PO-17';
  return { orderId: ORDER_ID, lineId, projectedDate, supply, quantityAhead: 4, ...more };
}

function promise(lineId: string, more: Partial<WatchedLine> = {}): WatchedLine {
  const known = { knownBy: null, knownDate: null };
  return {
    lineId,
    orderId: ORDER_ID,
    promisedBy: PROMISED,
    boundaryAt: '2026-08-01T04:00:00.000Z',
    ...known,
    ...more,
  };
}

interface Given {
  readonly pages?: readonly (readonly WaitingLine[])[];
  readonly promises?: readonly WatchedLine[];
  readonly isWatched?: boolean;
  readonly isTold?: boolean;
}

function watching({ pages = [], promises = [], isWatched = true, isTold = false }: Given) {
  const commands = new ToldCommands('ordering.DiscoverDelay');
  const queues: Queues = {
    ready: () => Promise.resolve(),
    waiting: (_tenant, _sku, after) => {
      const page = Number(after ?? 0);
      return { lines: pages[page] ?? [], next: page + 1 < pages.length ? String(page + 1) : null };
    },
    ofOrder: () => pages.flat(),
  };
  const watched: WatchList = {
    isWatched: () => isWatched,
    find: (lineIds) =>
      new Map(
        promises.filter(({ lineId }) => lineIds.includes(lineId)).map((one) => [one.lineId, one] as const),
      ),
  };
  const seen: (readonly string[])[] = [];
  const moved: Pick<MovedDates, 'mayConcern' | 'tell'> = {
    mayConcern: () => Promise.resolve(isTold),
    tell: (lines) => Promise.resolve(void seen.push(lines.map(({ lineId }) => lineId))),
  };
  const watch = new DelayWatch({ queues, watched }, new ManualClock(NOW), moved, commands.registry);
  watch.registerIn(commands.registry);
  const look = (after: string | null = null) =>
    commands.registry.execute('compliance.LookAtQueue', { location: 'main', sku: 'LAMP', after }, meta);
  return { commands, look, seen };
}

describe('the delay watch', () => {
  it('reports a line that its supply covers only after the promised day, and what that rests on', async () => {
    const { commands, look } = watching({
      pages: [[waiting(LAMP, '2026-08-01')]],
      promises: [promise(LAMP)],
    });
    await look();
    expect(commands.payloads).toEqual([
      {
        orderId: ORDER_ID,
        discoveredAt: null,
        source: 'supply PO-17 is expected to cover it on 2026-08-01; 4 units wait before it for LAMP',
        lines: [{ lineId: LAMP, projectedDate: '2026-08-01' }],
      },
    ]);
  });

  it.each([
    ['that is covered on the promised day itself', PROMISED, {}],
    [
      'without dated supply while its deadline is further off than a week',
      null,
      { boundaryAt: '2026-07-17T15:00:00.001Z' },
    ],
    ['whose delay is on record', '2026-08-09', { knownBy: PROMISED, knownDate: '2026-08-09' }],
    ['whose undated delay is on record', null, { boundaryAt: WEEK_AHEAD, knownBy: PROMISED }],
  ])('says nothing of a line %s', async (_, projectedDate, more) => {
    const given = { pages: [[waiting(LAMP, projectedDate)]], promises: [promise(LAMP, more)] };
    const { commands, look } = watching(given);
    await look();
    expect(commands.told).toEqual([]);
  });

  it.each([
    ['without dated supply, a week before its deadline', null, { boundaryAt: WEEK_AHEAD }],
    ['whose known delay has got another date', '2026-08-10', { knownBy: PROMISED, knownDate: '2026-08-09' }],
    [
      'whose new date cannot be kept either',
      '2026-08-25',
      { promisedBy: '2026-08-20', knownBy: PROMISED, knownDate: '2026-08-25' },
    ],
  ])('reports a line %s', async (_, projectedDate, more) => {
    const given = { pages: [[waiting(LAMP, projectedDate)]], promises: [promise(LAMP, more)] };
    const { commands, look } = watching(given);
    await look();
    expect(commands.payloads).toMatchObject([{ lines: [{ lineId: LAMP, projectedDate }] }]);
  });

  it('says nothing of lines that nothing was promised for', async () => {
    const { commands, look } = watching({ pages: [[waiting(LAMP, '2026-12-01')]] });
    await look();
    expect(commands.told).toEqual([]);
  });

  it('reports the lines of an order together, and each order by itself', async () => {
    const other = deterministicId('other');
    const pages = [
      [waiting(LAMP, '2026-09-01'), waiting(VASE, null), waiting(other, '2026-09-01', { orderId: other })],
    ];
    const promises = [promise(LAMP), promise(VASE, { boundaryAt: NOW }), promise(other, { orderId: other })];
    const { commands, look } = watching({ pages, promises });
    await look();
    expect(commands.payloads.map(({ orderId, lines }) => [orderId, lines])).toEqual([
      [
        ORDER_ID,
        [
          { lineId: LAMP, projectedDate: '2026-09-01' },
          { lineId: VASE, projectedDate: null },
        ],
      ],
      [other, [{ lineId: other, projectedDate: '2026-09-01' }]],
    ]);
  });

  it('looks at a long queue part by part, and says where to go on', async () => {
    const pages = [[waiting(LAMP, '2026-09-01')], [waiting(VASE, '2026-09-01')]];
    const { commands, look } = watching({ pages, promises: [promise(LAMP), promise(VASE)] });
    expect(await look()).toEqual({ ok: { next: '1' } });
    expect(await look('1')).toEqual({ ok: { next: null } });
    expect(commands.payloads).toMatchObject([{ lines: [{ lineId: LAMP }] }, { lines: [{ lineId: VASE }] }]);
  });

  it('does not read the queue of a SKU of which nothing is owed by a date', async () => {
    const { commands, look } = watching({
      pages: [[waiting(LAMP, '2026-09-01')]],
      promises: [promise(LAMP)],
      isWatched: false,
    });
    expect(await look()).toEqual({ ok: { next: null } });
    expect(commands.told).toEqual([]);
  });

  it('has buyers told of dates that moved, also of a SKU of which nothing is owed by a date', async () => {
    const given = { pages: [[waiting(LAMP, '2026-07-20'), waiting(VASE, null)]], isWatched: false };
    const told = watching({ ...given, isTold: true });
    await told.look();
    expect(told.seen).toEqual([[LAMP, VASE]]);
    const untold = watching(given);
    await untold.look();
    expect(untold.seen).toEqual([]);
  });

  it('reports the same delay under the same command id when it is told to look again', async () => {
    const { commands, look } = watching({
      pages: [[waiting(LAMP, '2026-09-01')]],
      promises: [promise(LAMP)],
    });
    await look();
    await look();
    expect(new Set(commands.told.map(({ commandId }) => commandId)).size).toBe(1);
  });
});
