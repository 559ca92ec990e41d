import type { StockCommand } from '#stock/contract';
import fc from 'fast-check';
import * as make from './sku-commands.js';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const units = fc.integer({ min: 1, max: 9 });
const date = fc.constantFrom(null, '2026-01-02', '2026-01-09', '2026-02-01');

const sourcing = fc
  .record({
    line: name,
    part: fc.constantFrom('', '+'),
    quantity: units,
    shipPolicy: fc.constantFrom('SPLIT', 'SPLIT', 'COMPLETE', 'TOGETHER'),
    priorityClass: fc.constantFrom(1, 5, 5),
    dueDate: date,
    onHold: fc.constantFrom(false, false, false, true),
    reservation: fc.option(name),
  })
  .map(({ line, part, quantity, reservation, ...more }) =>
    make.sourceLine(line, quantity, {
      demandId: make.id(`demand ${line}${part}`),
      reservationId: reservation && make.id(`reservation ${reservation}`),
      ...more,
    }),
  );

const command: fc.Arbitrary<StockCommand> = fc.oneof(
  { weight: 5, arbitrary: sourcing },
  { weight: 3, arbitrary: units.map(make.receive) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 20 }).map(make.count) },
  { weight: 1, arbitrary: fc.integer({ min: -6, max: 6 }).map(make.adjust) },
  { weight: 2, arbitrary: fc.tuple(name, units).map(([n, q]) => make.reserve(n, q)) },
  { weight: 1, arbitrary: name.map(make.release) },
  { weight: 1, arbitrary: name.map(make.expire) },
  { weight: 1, arbitrary: fc.tuple(name, units, date).map(([n, q, d]) => make.expectSupply(n, q, d)) },
  { weight: 1, arbitrary: fc.tuple(name, date).map(([n, d]) => make.rescheduleSupply(n, d)) },
  { weight: 1, arbitrary: name.map(make.cancelSupply) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, fc.nat(6), fc.nat(2), fc.boolean())
      .map(([n, accepted, rejected, close]) => make.receiveSupply(n, accepted, { rejected, close })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        allowed: fc.constantFrom(true, true, false),
        cap: fc.constantFrom(null, null, 5),
        mode: fc.constantFrom('AUTO' as const, 'AUTO' as const, 'SUGGEST_ONLY' as const),
      })
      .map(make.setPolicy),
  },
  { weight: 1, arbitrary: fc.boolean().map(make.allocate) },
  { weight: 2, arbitrary: fc.tuple(name, units).map(([n, q]) => make.reduceLine(n, q)) },
  { weight: 1, arbitrary: name.map(make.holdLine) },
  { weight: 1, arbitrary: name.map(make.resumeLine) },
  { weight: 2, arbitrary: fc.tuple(name, units, name).map(([n, q, s]) => make.shipLine(n, q, s)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, units, fc.boolean(), name)
      .map(([n, q, restock, returned]) => make.returnLine(n, q, { restock, returned })),
  },
);
/**
 * Commands on one SKU and five lines. Long enough for holds, reservations and shortages to meet; the default size would
 * stay at about ten.
 */
export const skuCommands = fc.array(command, { minLength: 1, maxLength: 80, size: 'max' });
