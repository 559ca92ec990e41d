import { processSpec } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { describe, it } from '@jest/globals';
import { lineId, ORDER } from '../testing/order-samples.js';
import { groupWait } from './group-wait.process.js';

const { given } = processSpec(groupWait);
const stream = `order-main~${ORDER}`;
const instance = deterministicId('ship group', ORDER, 'g');
const SINCE = '2026-01-05T15:00:00.000Z';
const DUE = '2026-01-15T15:00:00.000Z';

const SKUS = ['LAMP', 'VASE', 'CUP'];
const part = (lineNo: number, open: number, allocated: number, demandIds = [lineId(lineNo)]) => ({
  ...{ lineId: lineId(lineNo), location: 'main', sku: SKUS[lineNo - 1] ?? '', demandIds },
  ...{ open, allocated, lacks: allocated < open },
});
type Part = ReturnType<typeof part>;
const told = (id: string, unitsWait: boolean, ...parts: readonly Part[]) => ({
  event: {
    id: deterministicId(id),
    type: 'ordering.ShipGroupAssessed',
    data: { orderId: ORDER, group: 'g', unitsWait, parts },
    meta: { at: SINCE },
    stream,
  },
});

const waits = told('waits', true, part(1, 2, 2), part(2, 1, 0));
const until = (dueAt: string | null) => ({ outcomeOf: 'ordering.PlanGroupWait', is: { ok: { dueAt } } });
const RANG = { timer: 'wait' };
const plan = {
  kind: 'issue',
  command: 'ordering.PlanGroupWait',
  payload: { instance, since: SINCE },
} as const;
const callOff = { kind: 'cancel-timer', name: 'wait' } as const;
const why = { reasonCode: 'GROUP_INCOMPLETE', note: null };
const place = (lineNo: number) => ({ location: 'main', sku: SKUS[lineNo - 1] ?? '' });
const giveBack = (lineNo: number, quantity: number, demandId = lineId(lineNo)) =>
  ({
    kind: 'issue',
    command: 'stock.DeallocateBackorder',
    payload: {
      ...{ ...place(lineNo), orderId: ORDER, lineId: lineId(lineNo), demandId, quantity, hold: true },
      ...{ batchId: deterministicId(`${instance} ${DUE}`, 'give back'), ...why },
    },
  }) as const;
const release = (lineNo: number, cause: string) =>
  ({
    kind: 'issue',
    command: 'stock.ReprioritiseBackorders',
    payload: {
      ...{ ...place(lineNo), batchId: deterministicId(deterministicId(cause), 'release') },
      action: { kind: 'RELEASE' },
      demands: [{ orderId: ORDER, lineId: lineId(lineNo), demandId: lineId(lineNo) }],
      ...why,
    },
  }) as const;
const gaveBack = { outcomeOf: 'stock.DeallocateBackorder', is: { ok: null } };
const released = { outcomeOf: 'stock.ReprioritiseBackorders', is: { ok: null } };

/** The lamp gave its units back, and waits. */
const lampHeld = [waits, until(DUE), RANG, gaveBack, told('held', false, part(1, 2, 0))] as const;

describe('units that wait for others of their ship group', () => {
  it('wait until the day that the tenant lets them, or for ever', async () => {
    await given().when(waits).thenEffects(plan);
    await given(waits).when(until(DUE)).thenEffects({ kind: 'timer', name: 'wait', dueAt: DUE });
    await given(waits).when(until(null)).thenEffects();
  });

  it('wait no longer when the group is complete, has shipped or is cancelled', async () => {
    const complete = told('complete', false, part(2, 1, 1));
    await given(waits, until(DUE)).when(complete).thenEffects(callOff);
    await given(waits, complete).when(until(DUE)).thenEffects();
  });

  it('keep their day when something else of the group changes', () =>
    given(waits, until(DUE))
      .when(told('more', true, part(2, 3, 1)))
      .thenEffects());

  it('are given back on that day, of each part that has all of its own', () =>
    given(told('three', true, part(1, 2, 2), part(2, 1, 1), part(3, 4, 3)), until(DUE))
      .when(RANG)
      .thenEffects(giveBack(1, 2), giveBack(2, 1)));

  it('are taken from each demand of a line, as much as it has', async () => {
    const two = [lineId(1), deterministicId('more')] as const;
    const both = [told('two', true, part(1, 5, 5, [...two]), part(2, 1, 0)), until(DUE)] as const;
    const has = (most: number) => ({
      outcomeOf: 'stock.DeallocateBackorder',
      is: { rejected: { code: 'ALLOCATION_EXCEEDED', message: '', details: { most } } },
    });
    await given(...both)
      .when(RANG)
      .thenEffects(giveBack(1, 5), giveBack(1, 5, two[1]));
    await given(...both, RANG, has(3))
      .when(has(0))
      .thenEffects(giveBack(1, 3));
  });

  it('are given back once more where the order did not know of it yet', async () => {
    const stale = told('stale', true, part(2, 1, 0, []));
    await given(waits, until(DUE), RANG, gaveBack).when(stale).thenEffects(plan);
    await given(waits, until(DUE), RANG, gaveBack, stale)
      .when(told('known', false, part(1, 2, 0)))
      .thenEffects(callOff);
  });
});

describe('a part that gave its units back', () => {
  it('is passed over until the part that it waited for has its own', async () => {
    await given(...lampHeld)
      .when(told('not yet', false, part(2, 2, 0)))
      .thenEffects();
    await given(...lampHeld)
      .when(told('there', true, part(2, 1, 1)))
      .thenEffects(release(1, 'there'), plan);
  });

  it('is passed over until all others have theirs', async () => {
    const three = [told('three', true, part(1, 2, 2), part(2, 1, 0), part(3, 4, 0)), until(DUE)] as const;
    const held = [...three, RANG, gaveBack, told('held', false, part(1, 2, 0))] as const;
    const vase = told('vase', true, part(2, 1, 1));
    await given(...held)
      .when(vase)
      .thenEffects(plan);
    await given(...held, vase)
      .when(told('cup', true, part(3, 4, 4)))
      .thenEffects(release(1, 'cup'));
  });

  it('is released when the part that it waited for is wanted no more', () =>
    given(...lampHeld)
      .when(told('cancelled', false, part(2, 0, 0)))
      .thenEffects(release(1, 'cancelled')));

  it('sees the other give back in its turn where it gets no units in time', async () => {
    const turned = [...lampHeld, told('there', true, part(2, 1, 1)), released, until(DUE)] as const;
    await given(...turned)
      .when(RANG)
      .thenEffects(giveBack(2, 1));
    await given(...turned, RANG, gaveBack)
      .when(told('lamp', true, part(1, 2, 2), part(2, 1, 0)))
      .thenEffects(release(2, 'lamp'), plan);
  });

  it('is released after what was asked before is answered', async () => {
    const there = told('there', false, part(2, 1, 1));
    await given(waits, until(DUE), RANG).when(there).thenEffects();
    await given(waits, until(DUE), RANG, there).when(gaveBack).thenEffects(release(1, 'there'));
  });
});

it('gives a large group back in batches that fit into a step each', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => part(index + 1, 1, index === 59 ? 0 : 1));
  const answered = Array.from({ length: 49 }, () => gaveBack);
  const rest = Array.from({ length: 9 }, (_, index) => ({
    ...giveBack(51 + index, 1),
  }));
  await given(told('large', true, ...lines), until(DUE), RANG, ...answered)
    .when(gaveBack)
    .thenEffects(...rest);
});
