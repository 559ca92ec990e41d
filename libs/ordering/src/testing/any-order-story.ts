import fc from 'fast-check';
import { plusMilliseconds } from '#kernel';
import type { OrderingCommand } from '../contract/index.js';
import { applyDeadlines, delayedOrder, offer, PLACED_AT, reply } from './delay-samples.js';
import { lineId, ORDER as orderId } from './order-samples.js';
import type { PlayedOrder } from './played-order.js';

const HOUR = 3_600_000;
const HOURS = 130 * 24;

/** Something that happened to the order, and how long after that it was heard of. */
export interface Happening {
  readonly hour: number;
  readonly heardAfter: number;
  /** The command that reports it; what has no business time of its own is reported at once. */
  readonly report: (at: string) => OrderingCommand;
  readonly late: boolean;
}

/** Both lines, or one of them. */
const someLines = fc.constantFrom(null, [lineId(1)], [lineId(2)], [lineId(1), lineId(2)]);
const day = fc
  .integer({ min: 20, max: 150 })
  .map((days) => plusMilliseconds(PLACED_AT, days * 24 * HOUR).slice(0, 10));
const complete = { cancelRightAndPromptRefund: true, continuingCancelRight: true, costFreeReply: true };

type Report = Happening['report'];

const offered: fc.Arbitrary<Report> = fc
  .record({
    lines: someLines,
    date: fc.option(day),
    silence: fc.constantFrom('CONSENT' as const, 'CANCEL' as const),
  })
  .chain(({ lines, date, silence }) =>
    fc.option(fc.oneof(day, fc.constant('INDEFINITE' as const)), { freq: 1 }).map(
      (advanceConsentUntil): Report =>
        (sentAt) =>
          offer(date, {
            ...{ lines: lines && [...lines], sentAt, reason: 'the maker had a fire', advanceConsentUntil },
            content: { ...complete, silenceStatement: silence },
          }),
    ),
  );

const answered: fc.Arbitrary<Report> = fc
  .record({
    lines: someLines,
    answer: fc.constantFrom('CONSENT', 'CONSENT', 'CANCEL', 'OTHER'),
    to: fc.option(fc.oneof(day, fc.constant('INDEFINITE' as const))),
  })
  .map(
    ({ lines, answer, to }): Report =>
      (receivedAt) =>
        reply(answer, { lines: lines && [...lines], to, receivedAt, message: 'hm' }),
  );

const units = fc.integer({ min: 1, max: 4 });
const lineNo = fc.constantFrom(1, 2);

const shipped: fc.Arbitrary<Report> = fc
  .tuple(lineNo, units)
  .map(([no, quantity]): Report => (handedOverAt) => ({
    ...{ type: 'ordering.ConfirmShipment', orderId, carrier: 'Post', tracking: null, handedOverAt },
    lines: [{ lineId: lineId(no), quantity }],
  }));

const paid: fc.Arbitrary<Report> = fc
  .tuple(
    fc.constantFrom('RECEIVED', 'RECEIVED', 'HONORED', 'DISHONORED', 'CASH_TENDERED', 'CREDIT_QUALIFIED'),
    fc.option(fc.constantFrom('CASH_CHECK_MONEY_ORDER', 'THIRD_PARTY_CREDIT', 'OTHER')),
  )
  .map(([fact, tender]): Report => (occurredAt) => ({
    type: 'ordering.RecordPayment',
    orderId,
    fact,
    occurredAt,
    tender,
  }));

const cancelled: fc.Arbitrary<Report> = fc
  .tuple(lineNo, fc.option(units), fc.constantFrom('BUYER', 'SELLER'))
  .map(([no, quantity, by]): Report => () => ({
    ...{ type: 'ordering.CancelOrderLine', orderId, lineId: lineId(no), quantity, by, reason: 'no more' },
  }));

const changed: fc.Arbitrary<Report> = fc
  .tuple(lineNo, fc.integer({ min: 1, max: 6 }))
  .map(([no, quantity]): Report => () => ({
    ...{ type: 'ordering.ChangeLineQuantity', orderId, lineId: lineId(no), quantity, reason: 'as agreed' },
  }));

const calledOff: fc.Arbitrary<Report> = fc.constantFrom('BUYER', 'SELLER').map((by): Report => () => ({
  ...{ type: 'ordering.CancelOrder', orderId, by, reason: 'no more' },
}));

/** Carried out at once, at the price of what was ordered, or at another one. */
const substituted: fc.Arbitrary<Report> = fc
  .tuple(someLines, fc.option(fc.constantFrom(1500, 1999, 2500)))
  .map(
    ([lines, price]): Report =>
      () =>
        reply('SUBSTITUTE', {
          ...{ lines: lines && [...lines], substituteSku: 'LAMP-2' },
          ...(price !== null && { substitutePriceMinor: price }),
        }),
  );

/** Options, answers, shipments and payments: each with the time that counts for it, and heard of later, or much later. */
const withTime: fc.Arbitrary<Pick<Happening, 'report' | 'late'>> = fc
  .oneof(
    { weight: 4, arbitrary: offered },
    { weight: 4, arbitrary: answered },
    { weight: 3, arbitrary: shipped },
    { weight: 1, arbitrary: paid },
  )
  .map((report) => ({ report, late: true }));

/** What counts from the moment at which it is decided. */
const asDecided: fc.Arbitrary<Pick<Happening, 'report' | 'late'>> = fc
  .oneof(cancelled, changed, calledOff, substituted)
  .map((report) => ({ report, late: false }));

function story(what: fc.Arbitrary<Pick<Happening, 'report' | 'late'>>): fc.Arbitrary<readonly Happening[]> {
  const lag = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: HOURS }));
  const happening = fc.record({ hour: fc.integer({ min: 1, max: HOURS }), lag, what });
  return fc
    .uniqueArray(happening, { selector: ({ hour }) => hour, minLength: 1, maxLength: 9 })
    .map((all) => [...all].sort((a, b) => a.hour - b.hour))
    .map((all) => all.map(({ hour, lag: heardAfter, what: told }) => ({ hour, heardAfter, ...told })));
}

export const anyLateFacts = story(withTime);
export const anyOrderStory = story(
  fc.oneof({ weight: 5, arbitrary: withTime }, { weight: 1, arbitrary: asDecided }),
);

type Placing = NonNullable<Parameters<typeof delayedOrder>[0]>;

/** Paid when placed, or not yet; with shipping, and with a discount. */
export const anyPlacing: fc.Arbitrary<Placing & { readonly payment: NonNullable<Placing['payment']> }> =
  fc.record({
    shippingMinor: fc.constantFrom(0, 500),
    discountMinor: fc.constantFrom(0, 700),
    payment: fc
      .tuple(
        fc.constantFrom('CASH_CHECK_MONEY_ORDER' as const, 'THIRD_PARTY_CREDIT' as const, 'OTHER' as const),
        fc.constantFrom('RECEIVED' as const, 'RECEIVED' as const, 'NOT_RECEIVED' as const),
      )
      .map(([tender, status]) => ({
        tender,
        status,
        billingCycleCloseDay: null,
        amountMinor: null,
        parts: [],
      })),
  });

/** The order, all of it on the shelf: what goes out is for the rule to say, not for the stock. */
export function placedOrder(placing: Placing): PlayedOrder {
  const order = delayedOrder(placing);
  const lines = [1, 2].map((no) => ({
    ...{ lineId: lineId(no), secured: 100, waiting: 0, skuRevision: 5, sourcing: null },
  }));
  order.at(PLACED_AT, { type: 'ordering.RecordSupply', orderId, lines });
  return order;
}

export function hourOf(hour: number): string {
  return plusMilliseconds(PLACED_AT, hour * HOUR);
}

/** When nothing can change any more, as far as the law is concerned. */
export const MUCH_LATER = '2027-06-01T12:00:00.000Z';

export function settle(order: PlayedOrder): PlayedOrder {
  order.at(MUCH_LATER, applyDeadlines);
  return order;
}
