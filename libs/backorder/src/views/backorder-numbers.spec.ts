import { projectionSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import {
  allocated,
  demand,
  described,
  happened,
  reduced,
  revoked,
  sourced,
} from '../testing/queue-events.js';
import { backorderNumbersProjection } from './backorder-numbers.projection.js';

const { given } = projectionSpec(backorderNumbersProjection);
const all = "location = '' AND category = '' AND sku = ''";
const fills =
  (level: string, where = all) =>
  (table: (name: string) => string) =>
    `SELECT day, ${level} AS asked, ${level}_at_once AS at_once, ${level}_live AS live, ${level}_filled AS filled
     FROM ${table('number_fills')} WHERE ${where}`;
const spreads = (table: (name: string) => string) =>
  `SELECT measure, day, days, backorders, units FROM ${table('number_spreads')} WHERE ${all} ORDER BY 1, 2, 3`;
const counted = (asked: number, at_once: number, live: number, filled: number) => ({
  ...{ day: '2026-01-05', asked, at_once, live, filled },
});
const entry = (measure: string, day: string, days: number, units: number) => ({
  ...{ measure, day, days, backorders: 1, units },
});
const shipped = (name: string, quantity: number, day: string) => {
  const { demandId, ...line } = demand(name);
  const part = [{ demandId, quantity }];
  const data = { ...line, shipmentId: demandId, quantity, fromAllocation: [], fromWaiting: part };
  return {
    ...happened('stock.LineShipped', {
      ...{ ...data, fromAvailable: quantity, fromOthers: 0, unknownToBooks: 0, secured: 0, waiting: 0 },
    }),
    meta: { at: `${day}T10:00:00.000Z` },
  };
};

describe('the fill of units, lines and orders', () => {
  const sameOrder = { orderId: demand('a').orderId };

  it('tells what was served at once from what is served by now', async () => {
    const events = [sourced('a', 3, { allocated: 2 }), sourced('b', 0, { allocated: 4 })];
    await given(events).thenRows(fills('units'), [counted(9, 6, 9, 6)]);
    const later = [...events, allocated('2026-01-09', { a: 3 })];
    await given(later).thenRows(fills('units'), [counted(9, 6, 9, 9)]);
    await given(later).thenRows(fills('lines'), [counted(2, 1, 2, 2)]);
    await given(later).thenRows(fills('orders'), [counted(2, 1, 2, 2)]);
  });

  it('takes refused units for asked for and never served', async () => {
    await given([sourced('a', 0, { allocated: 2, requested: 5, refused: 3 })]).thenRows(fills('units'), [
      counted(5, 2, 5, 2),
    ]);
  });

  it('no longer asks for what was cancelled, but for the placing', async () => {
    const events = [sourced('a', 3, { allocated: 2 }), reduced('a', 3, 0)];
    await given(events).thenRows(fills('units'), [counted(5, 2, 2, 2)]);
    await given(events).thenRows(fills('lines'), [counted(1, 0, 1, 1)]);
    const whole = [...events, reduced('a', 0, 2)];
    await given(whole).thenRows(fills('orders'), [counted(1, 0, 0, 0)]);
  });

  it('does not take revoked units for served', async () => {
    const events = [sourced('a', 0, { allocated: 4 }), revoked('a', 1)];
    await given(events).thenRows(fills('units'), [counted(4, 4, 4, 3)]);
    await given(events).thenRows(fills('orders'), [counted(1, 1, 1, 0)]);
  });

  it('leaves returned units served', async () => {
    const { demandId, ...line } = demand('a');
    const back = { ...line, returnId: demandId, quantity: 4, restocked: true };
    await given([sourced('a', 0, { allocated: 4 }), happened('stock.LineReturned', back)]).thenRows(
      fills('units'),
      [counted(4, 4, 4, 4)],
    );
  });

  it('fills an order with its last line, over all SKUs, and in each scope by the lines inside', async () => {
    const events = [
      sourced('a', 0, { allocated: 1 }),
      sourced('b', 2, { ...sameOrder, sku: 'TOFU' }),
      sourced('c', 0, { ...sameOrder, sku: 'TOFU', location: 'east', allocated: 1 }),
    ];
    await given(events).thenRows(fills('orders'), [counted(1, 0, 1, 0)]);
    await given(events).thenRows(fills('orders', "location = '' AND sku = 'CHAI'"), [counted(1, 1, 1, 1)]);
    await given(events).thenRows(fills('orders', "location = '' AND sku = 'TOFU'"), [counted(1, 0, 1, 0)]);
    await given(events).thenRows(fills('orders', "location = 'east' AND sku = ''"), [counted(1, 1, 1, 1)]);
    const later = [...events, shipped('b', 2, '2026-01-07')].map((event) =>
      event.type === 'stock.LineShipped'
        ? { ...event, stream: 'sku-main~main~TOFU', data: { ...event.data, ...sameOrder, sku: 'TOFU' } }
        : event,
    );
    await given(later).thenRows(fills('orders'), [counted(1, 0, 1, 1)]);
  });

  it('keeps the category that the SKU had when the line was sourced', async () => {
    const events = [
      sourced('before', 1),
      described('CHAI', 'Tea'),
      sourced('tea', 2),
      described('CHAI', 'Drinks'),
      sourced('drink', 4),
    ];
    await given(events).thenRows(fills('units', "category = 'Tea' AND location = ''"), [counted(2, 0, 2, 0)]);
    await given(events).thenRows(fills('units', "category = 'Drinks' AND location = ''"), [
      counted(4, 0, 4, 0),
    ]);
    await given(events).thenRows(fills('units'), [counted(7, 0, 7, 0)]);
  });
});

describe('a backorder', () => {
  const promised = { projectedDate: '2026-01-08' };

  it('is open until its last unit is served, and then filled on that day', async () => {
    const part = [sourced('a', 5, promised), allocated('2026-01-07', { a: 2 })];
    await given(part).thenRows(spreads, [
      entry('PENDING', '2026-01-08', 0, 3),
      entry('WAITING', '2026-01-05', 0, 3),
    ]);
    await given([...part, allocated('2026-01-10', { a: 3 })]).thenRows(spreads, [
      entry('FILLED', '2026-01-10', 5, 5),
      entry('KEPT_OR_LATE', '2026-01-08', 2, 5),
    ]);
  });

  it('is filled by a shipment, too', async () => {
    await given([sourced('a', 5), shipped('a', 5, '2026-01-06')]).thenRows(spreads, [
      entry('FILLED', '2026-01-06', 1, 5),
    ]);
  });

  it('is open again when its units are revoked', async () => {
    const events = [sourced('a', 5, promised), allocated('2026-01-06', { a: 5 }), revoked('a', 2)];
    await given(events).thenRows(spreads, [
      entry('PENDING', '2026-01-08', 0, 2),
      entry('WAITING', '2026-01-05', 0, 2),
    ]);
    await given([...events, allocated('2026-01-09', { a: 2 })]).thenRows(spreads, [
      entry('FILLED', '2026-01-09', 4, 5),
      entry('KEPT_OR_LATE', '2026-01-08', 1, 5),
    ]);
  });

  it('is one from the day of its order when units were revoked that it got at once', async () => {
    await given([sourced('a', 0, { allocated: 3 }), revoked('a', 2)]).thenRows(spreads, [
      entry('WAITING', '2026-01-05', 0, 2),
    ]);
  });

  it('is filled on the day of its last allocation when the rest is cancelled', async () => {
    await given([sourced('a', 5), allocated('2026-01-07', { a: 2 }), reduced('a', 3, 0)]).thenRows(spreads, [
      entry('FILLED', '2026-01-07', 2, 2),
    ]);
  });

  it('was filled though its units are cancelled later', async () => {
    await given([sourced('a', 5), allocated('2026-01-07', { a: 5 }), reduced('a', 0, 5)]).thenRows(spreads, [
      entry('FILLED', '2026-01-07', 2, 5),
    ]);
  });

  it('is neither open nor filled when it is cancelled before anything was served', async () => {
    await given([sourced('a', 5), reduced('a', 5, 0)]).thenRows(spreads, []);
    await given([sourced('a', 5, promised), reduced('a', 5, 0)]).thenRows(spreads, [
      entry('WITHDRAWN', '2026-01-08', 0, 0),
    ]);
  });

  it('adds to the value that waits for its SKU, by currency', async () => {
    const inYen = { currency: 'JPY', unitPriceMinor: 300 };
    const events = [
      sourced('a', 5),
      sourced('b', 2),
      sourced('c', 1, inYen),
      allocated('2026-01-07', { a: 3 }),
    ];
    const open = (currency: string, backorders: number, units: number, value_minor: number) => ({
      ...{ tenant: 'main', location: 'main', sku: 'CHAI', currency, backorders, units, value_minor },
    });
    await given(events).thenRows(
      (table) => `SELECT * FROM ${table('number_open')} ORDER BY currency`,
      [open('EUR', 2, 4, 7200), open('JPY', 1, 1, 300)],
    );
    const rest = allocated('2026-01-08', { a: 2, b: 2, c: 1 });
    await given([...events, rest]).thenRows('number_open', []);
  });
});
