import type { StockCommand } from '#stock/contract';
import fc from 'fast-check';
import * as queue from './queue-commands.js';
import { samplePolicies } from './sample-policies.js';
import * as make from './sku-commands.js';

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const units = fc.integer({ min: 1, max: 9 });
const date = fc.constantFrom(null, '2026-01-02', '2026-01-09', '2026-02-01');

const since = fc.constantFrom(
  '2025-09-01T08:00:00.000Z',
  '2025-11-20T08:00:00.000Z',
  '2025-12-24T08:00:00.000Z',
  '2026-01-05T15:00:00.000Z',
);
const details = fc.record(
  {
    segment: fc.constantFrom('partner', 'retail', null),
    orderValueMinor: fc.constantFrom(100, 90_000, null),
    paid: fc.constantFrom(true, false, null),
    legalDeadline: date,
  },
  { requiredKeys: [] },
);

const demandName = fc.tuple(name, fc.constantFrom('', '', '+')).map((parts) => parts.join(''));
const names = fc.uniqueArray(demandName, { minLength: 1, maxLength: 3 });

/** Moves, pins, classes and holds by hand. */
export const overriding = fc.oneof(
  names.map((list) => queue.move.toTop(...list)),
  names.map((list) => queue.move.toBottom(...list)),
  fc.tuple(demandName, names).map(([target, list]) => queue.move.before(target, ...list)),
  fc.tuple(fc.integer({ min: 1, max: 8 }), names).map(([at, list]) => queue.move.toPosition(at, ...list)),
  names.map((list) => queue.pin(...list)),
  names.map((list) => queue.unpin(...list)),
  names.map((list) => queue.hold(...list)),
  names.map((list) => queue.release(...list)),
  fc.tuple(fc.constantFrom(null, 1, 9), names).map(([own, list]) => queue.setClass(own, ...list)),
);

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
    waitingSince: since,
    ranking: details,
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
        mode: fc.constantFrom('AUTO' as const, 'AUTO' as const, 'SUGGEST_ONLY' as const, 'MANUAL' as const),
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
  { weight: 5, arbitrary: overriding },
  { weight: 1, arbitrary: fc.constantFrom(...samplePolicies).map(queue.applyPolicy) },
  { weight: 1, arbitrary: fc.constant(queue.promoteStarving()) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(name, details, fc.option(fc.nat(9), { nil: undefined }))
      .map(([n, ranking, asOf]) => queue.learn(n, ranking, asOf)),
  },
  { weight: 1, arbitrary: fc.tuple(demandName, units).map(([n, q]) => queue.allocateTo(n, q)) },
  {
    weight: 1,
    arbitrary: fc.tuple(demandName, units, fc.boolean()).map(([n, q, held]) => queue.deallocate(n, q, held)),
  },
);

/** Release dates: of the day on which histories happen, or of the next one. */
const releasing = fc.oneof(
  fc.constantFrom(null, null, '2026-01-05', '2026-01-06').map(make.setRelease),
  fc.constant(make.releaseItem()),
);

/**
 * Commands on one SKU and five lines. Long enough for holds, reservations and shortages to meet; the default size would
 * stay at about ten.
 */
export const skuCommands = fc.array(
  fc.oneof({ weight: 12, arbitrary: command }, { weight: 1, arbitrary: releasing }),
  { minLength: 1, maxLength: 80, size: 'max' },
);

/** As those, but with a queue from the beginning, mostly changed by hand, and goods that come a few at a time. */
export const queueCommands = fc
  .tuple(
    fc.array(sourcing, { minLength: 5, maxLength: 10 }),
    fc.array(
      fc.oneof(
        { weight: 12, arbitrary: overriding },
        { weight: 4, arbitrary: command },
        { weight: 2, arbitrary: fc.integer({ min: 1, max: 2 }).map(make.receive) },
      ),
      { maxLength: 40, size: 'max' },
    ),
  )
  .map(([waiting, changes]) => [...waiting, ...changes]);
