import { describe, expect, it } from '@jest/globals';
import { deterministicId } from '#kernel';
import type { OrderSummary } from '#ordering/contract';
import type { DelayPolicy } from '../contract/index.js';
import {
  LAMP,
  meta,
  ORDER_ID,
  orders,
  policies,
  policy,
  summary,
  ToldCommands,
  VASE,
} from '../testing/told-commands.js';
import type { ToldDate, WatchedLine } from '../views/index.js';
import { MovedDates } from './moved-dates.js';

const NOTICE = deterministicId('the notice before');
const PROMISED = '2026-07-31';
const wanted: DelayPolicy = { ...policy, messages: ['DATE_MOVED'] };

interface Given {
  readonly set?: DelayPolicy | null;
  readonly told?: Partial<ToldDate> | null;
  readonly known?: Partial<WatchedLine>;
  readonly order?: Partial<OrderSummary['lines'][number]>;
}

/** What is told of LAMP, told of for July 20 before, now that it is expected on another day. */
async function moved(
  projectedDate: string | null,
  { set = wanted, told = {}, known, order = {} }: Given = {},
) {
  const commands = new ToldCommands('compliance.TellBuyer');
  const before = told && { lineId: LAMP, date: '2026-07-20', offered: 0 as const, noticeId: NOTICE, ...told };
  const dates = { isTold: () => true, find: () => new Map(before ? [[LAMP, before]] : []) };
  const lines = summary().lines.map((line) => (line.lineId === LAMP ? { ...line, ...order } : line));
  const dated = new MovedDates(policies(set), dates, orders(summary({ lines })), commands.registry);
  const watched: WatchedLine = {
    ...{ lineId: LAMP, orderId: ORDER_ID, promisedBy: PROMISED, boundaryAt: '2026-08-01T04:00:00.000Z' },
    ...{ knownBy: null, knownDate: null, ...known },
  };
  const waiting = { orderId: ORDER_ID, supply: 'PO-17', quantityAhead: 4 };
  await dated.tell(
    [
      { ...waiting, lineId: LAMP, projectedDate },
      { ...waiting, lineId: VASE, projectedDate },
    ],
    new Map([[LAMP, watched]]),
    'LAMP',
    meta,
  );
  return commands.told;
}

describe('a date that moved', () => {
  it('is told, with what it rests on', async () => {
    const told = await moved('2026-07-24');
    expect(told.map(({ payload }) => payload)).toEqual([
      {
        because: told[0]?.commandId,
        source: 'supply PO-17 is expected to cover it on 2026-07-24; 4 units wait before it for LAMP',
        ...{ orderId: ORDER_ID, kind: 'DATE_MOVED', lineIds: [LAMP], expected: { [LAMP]: '2026-07-24' } },
      },
    ]);
  });

  it.each([
    ['by three days', '2026-07-23', {}, 1],
    ['by two days only', '2026-07-22', {}, 0],
    ['to an earlier day', '2026-07-17', {}, 1],
    ['by fewer days than the policy says', '2026-07-24', { set: { ...wanted, dateMovedDays: 5 } }, 0],
    ['where there was none before', '2026-07-20', { told: { date: null } }, 1],
    ['away', null, {}, 0],
    ['of a line that the buyer was told nothing of', '2026-07-24', { told: null }, 0],
    ['unwanted by the policy', '2026-07-24', { set: policy }, 0],
    ['without any policy', '2026-07-24', { set: null }, 0],
    [
      'within the margin of what was offered',
      '2026-07-14',
      { set: { ...wanted, marginDays: 6 }, told: { offered: 1 as const } },
      0,
    ],
  ])('%s, to %s, is told or not', async (_, date, given, times) => {
    expect(await moved(date, given)).toHaveLength(times);
  });

  it.each([
    ['breaks the promise', { order: { promisedBy: '2026-07-23' } }],
    ['is that of a delay on record, of which the buyer was not asked yet', { known: { knownBy: PROMISED } }],
    ['is under an option that is open', { order: { state: 'OPTION_SHORT_OPEN' } }],
    ['is under a renewed option', { order: { state: 'RENEWED_OPTION_OPEN' } }],
    ['is of goods that are not owed any more', { order: { open: 0 } }],
  ])('is left to the law where it %s', async (_, given) => {
    expect(await moved('2026-07-24', given)).toEqual([]);
  });

  it('is told once, and again once it has come back after another was told', async () => {
    const [first, again] = [await moved('2026-07-24'), await moved('2026-07-24')];
    const [back] = await moved('2026-07-24', { told: { noticeId: deterministicId('a later notice') } });
    expect(again).toEqual(first);
    expect(back?.commandId).not.toBe(first[0]?.commandId);
  });
});
