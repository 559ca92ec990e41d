import { META, type ProjectedEvent } from '#eventing';
import { expect, it } from '@jest/globals';
import type { StockEvent } from '../contract/index.js';
import { id, orderLine, sourceLine } from '../testing/sku-commands.js';
import { happened, served, sourced } from '../testing/sku-events.js';
import { ProjectionFold } from './projection-fold.js';

/** [day, decision, event] each. */
type Recorded = readonly [day: string, decision: string, event: StockEvent];

function changesOf(recorded: readonly Recorded[], name: string) {
  const fold = new ProjectionFold(orderLine(name));
  recorded.forEach(([day, commandId, { type, data }], index) => {
    const event: ProjectedEvent = {
      ...{ type, data, stream: 'sku-main~main~CHAI', id: id(`event ${index}`) },
      ...{ revision: BigInt(index), position: BigInt(index + 1) },
      meta: { [META.at]: `${day}T12:00:00.000Z`, [META.commandId]: commandId },
    };
    fold.take(event);
  });
  fold.finish();
  return fold.changes.map(({ at, cause, date, waiting, onHand }) => [
    ...[at.slice(0, 10), cause, date, waiting],
    ...(onHand ? ['on hand'] : []),
  ]);
}

const waits = (name: string, quantity: number) =>
  sourced(sourceLine(name, quantity), { backordered: quantity });
const expected = happened('stock.SupplyExpected', {
  ...{ supplyId: id('supply'), quantity: 5, dueDate: '2026-02-01', reference: null },
});
const received = happened('stock.StockReceived', { quantity: 5, reference: null });

it('tells a decision once, by the event that is the line’s own', () => {
  const grants = [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 }];
  const recorded: Recorded[] = [
    ['2026-01-05', 'c1', waits('a', 2)],
    ['2026-01-06', 'c2', expected],
    ['2026-01-07', 'c3', received],
    ['2026-01-07', 'c3', served('RECEIPT', grants)],
  ];
  expect(changesOf(recorded, 'a')).toEqual([
    ['2026-01-05', 'PLACED', null, 2],
    ['2026-01-06', 'SUPPLY_EXPECTED', '2026-02-01', 2],
    ['2026-01-07', 'SERVED', null, 0],
  ]);
});

it('tells a date that passed without an event with the next one, before what that one changed', () => {
  const recorded: Recorded[] = [
    ['2026-01-05', 'c1', waits('a', 2)],
    ['2026-01-06', 'c2', expected],
    ['2026-02-03', 'c3', received],
  ];
  expect(changesOf(recorded, 'a').slice(2)).toEqual([
    ['2026-02-03', 'SUPPLY_OVERDUE', null, 2],
    ['2026-02-03', 'STOCK_CHANGED', null, 2, 'on hand'],
  ]);
});

it('tells nothing of events that leave the date as it was, or of lines that are not there', () => {
  const recorded: Recorded[] = [
    ['2026-01-05', 'c1', expected],
    ['2026-01-05', 'c2', waits('a', 2)],
    ['2026-01-06', 'c3', waits('b', 2)],
  ];
  expect(changesOf(recorded, 'a')).toEqual([['2026-01-05', 'PLACED', '2026-02-01', 2]]);
  expect(changesOf(recorded, 'nobody')).toEqual([]);
});
