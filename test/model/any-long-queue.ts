import { ALLOCATIONS_PER_ROUND } from '#stock/contract';
import fc from 'fast-check';
import type { Action } from './any-script.js';

const sku = 'CHAI' as const;
const line = fc.record({
  sku: fc.constant(sku),
  quantity: fc.constantFrom(1, 1, 2),
  shipPolicy: fc.constantFrom('SPLIT' as const, 'SPLIT' as const, 'COMPLETE' as const),
  requiredDate: fc.constantFrom(null, '2026-01-09'),
  reservation: fc.constant(null),
});
/** Of two orders: more lines than one round serves. */
const lines = fc.array(line, {
  minLength: ALLOCATIONS_PER_ROUND / 2 + 10,
  maxLength: ALLOCATIONS_PER_ROUND / 2 + 30,
});

const event: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('feed' as const), process: fc.nat(2), count: fc.constantFrom(1, 1000) }),
  fc.record({ do: fc.constant('execute' as const), pick: fc.nat(600) }),
  fc.record({ do: fc.constant('execute-again' as const), pick: fc.nat(600) }),
  fc.record({
    do: fc.constant('receive' as const),
    sku: fc.constant(sku),
    quantity: fc.integer({ min: 1, max: 1800 }),
  }),
  fc.record({
    do: fc.constant('adjust' as const),
    sku: fc.constant(sku),
    delta: fc.integer({ min: -800, max: 800 }),
  }),
  fc.record({ do: fc.constantFrom('hold' as const, 'release' as const), order: fc.constant(0) }),
  fc.record({ do: fc.constant('ship' as const), order: fc.constant(0), part: fc.boolean() }),
);

/** A queue so long that allocation runs take several rounds. */
export const longQueues: fc.Arbitrary<Action[]> = fc
  .record({
    orders: fc.tuple(lines, lines),
    receipt: fc.integer({ min: 1000, max: 1800 }),
    events: fc.array(event, { maxLength: 12, size: 'max' }),
  })
  .map(({ orders, receipt, events }) => [
    ...orders.map((ordered) => ({ do: 'place' as const, tier: 5 as const, lines: ordered })),
    { do: 'settle' },
    { do: 'receive', sku, quantity: receipt },
    ...events,
  ]);
