import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

interface Entry {
  readonly kind: string;
  readonly cause: string;
  readonly date: string | null;
  readonly waiting: number | null;
}

async function history(ref: string): Promise<unknown[]> {
  const { promiseHistory } = await story.read(
    `promiseHistory(ref: "${ref}", lineNo: 1, minPosition: $p) { dates { kind cause date waiting } }`,
  );
  const { dates } = promiseHistory as { dates: Entry[] };
  return dates.map(({ kind, cause, date, waiting }) => [kind, cause, date, waiting]);
}

it('a date is told with what moved it: placing, supply, slip, the queue, cancellation and receipt', async () => {
  const place = { sku: 'LAMP', location: 'main' };
  await story.place('A', [{ sku: 'LAMP', quantity: 4 }]);
  await story.place('B', [{ sku: 'LAMP', quantity: 3 }]);
  await story.stock('expectSupply', { ...place, quantity: 4, dueDate: '2026-02-01' });
  await story.stock('expectSupply', { ...place, quantity: 4, dueDate: '2026-03-01' });
  const supplyOf = async (day: string) => {
    const { supply } = await story.read(
      `supply(where: { dueDate: { eq: "${day}" } }, minPosition: $p) { nodes { id } }`,
    );
    return { ...place, supplyId: (supply as { nodes: { id: string }[] }).nodes[0]?.id };
  };
  const [first, second] = [await supplyOf('2026-02-01'), await supplyOf('2026-03-01')];
  await story.stock('rescheduleSupply', { ...second, dueDate: '2026-04-01', reference: 'storm' });
  await story.order('cancelOrderLine', {
    ...{ orderRef: 'A', lineNo: 1, quantity: 3, by: 'BUYER', reason: 'too many' },
  });
  await story.stock('cancelSupply', { ...first, reference: 'never made' });
  await story.stock('receiveStock', { sku: 'LAMP', quantity: 9 });
  expect(await history('B')).toEqual([
    ['PROJECTED', 'PLACED', null, 3],
    ['PROJECTED', 'SUPPLY_EXPECTED', '2026-03-01', 3],
    ['PROJECTED', 'SUPPLY_SLIPPED', '2026-04-01', 3],
    ['PROJECTED', 'QUEUE_MOVED', '2026-02-01', 3],
    ['PROJECTED', 'SUPPLY_CANCELLED', '2026-04-01', 3],
    ['PROJECTED', 'SERVED', null, 0],
  ]);
  expect(await story.read('promiseHistory(ref: "nobody", lineNo: 1) { sku }')).toEqual({
    promiseHistory: null,
  });
});
