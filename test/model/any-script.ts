import fc from 'fast-check';
import { SKUS } from './skus.js';

const index = fc.nat(30);
const units = fc.integer({ min: 1, max: 9 });
const sku = fc.constantFrom(...SKUS);
/** Sometimes long enough for units to have waited too long for others of their ship group. */
const minutes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 60 }) },
  { weight: 1, arbitrary: fc.constant(1600) },
);
const date = fc.constantFrom(null, '2026-01-09', '2026-02-01');

const line = fc.record({
  sku,
  quantity: units,
  shipPolicy: fc.constantFrom('SPLIT' as const, 'SPLIT' as const, 'COMPLETE' as const, 'TOGETHER' as const),
  requiredDate: date,
  reservation: fc.option(fc.nat(3), { freq: 5 }),
});

/** What a person, a shop or a warehouse does. */
const onOrders = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('place' as const),
      tier: fc.constantFrom(1, 5, 5),
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('cancel-line' as const),
      order: index,
      line: index,
      quantity: fc.option(units),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      order: index,
      line: index,
      quantity: fc.integer({ min: 1, max: 15 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'hold' as const, 'release' as const),
      order: index,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('ship' as const), order: index, part: fc.boolean() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('return' as const),
      order: index,
      line: index,
      quantity: units,
      restock: fc.boolean(),
    }),
  },
);

const onStock = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('receive' as const), sku, quantity: units }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('adjust' as const), sku, delta: fc.integer({ min: -6, max: 6 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('count' as const), sku, counted: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('expect' as const),
      sku,
      supply: fc.nat(2),
      quantity: units,
      dueDate: date,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('receive-supply' as const),
      sku,
      supply: fc.nat(2),
      accepted: fc.nat(6),
      close: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('reserve' as const),
      sku,
      reservation: fc.nat(3),
      quantity: units,
      minutes: fc.integer({ min: 1, max: 90 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('end-reservation' as const), sku, reservation: fc.nat(3) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      sku,
      allowed: fc.constantFrom(true, true, false),
      cap: fc.constantFrom(null, null, 4, 9),
      mode: fc.constantFrom('AUTO' as const, 'AUTO' as const, 'SUGGEST_ONLY' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('allocate' as const), sku }) },
);

/** What the runtime does meanwhile, in whatever order. */
const meanwhile = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('feed' as const),
      process: fc.nat(3),
      count: fc.integer({ min: 1, max: 6 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('hot' as const), process: fc.nat(3), pick: index }) },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('execute' as const), pick: index }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fire' as const), pick: index }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'settle' as const }) },
);

/** What may happen twice without anybody noticing, and the loss of all memory. */
const disturbance = fc.oneof(
  fc.record({ do: fc.constant('deliver-again' as const), process: fc.nat(3), pick: index }),
  fc.record({ do: fc.constant('execute-again' as const), pick: index }),
  fc.record({ do: fc.constant('ask-again' as const), pick: index }),
  fc.constant({ do: 'restart' as const }),
);

const action = fc.oneof(
  { weight: 4, arbitrary: onOrders },
  { weight: 3, arbitrary: onStock },
  { weight: 6, arbitrary: meanwhile },
  { weight: 2, arbitrary: disturbance },
);

export type OrderAction = typeof onOrders extends fc.Arbitrary<infer T> ? T : never;
export type StockAction = typeof onStock extends fc.Arbitrary<infer T> ? T : never;
export type RuntimeAction = typeof meanwhile extends fc.Arbitrary<infer T> ? T : never;
export type Disturbance = typeof disturbance extends fc.Arbitrary<infer T> ? T : never;
export type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** Long enough for orders, shortages and late deliveries to meet; the default size would stay at about ten. */
export const scripts = fc.array(action, { minLength: 1, maxLength: 90, size: 'max' });

export const DISTURBANCES: readonly string[] = [
  'deliver-again',
  'execute-again',
  'ask-again',
  'restart',
] satisfies Disturbance['do'][];
