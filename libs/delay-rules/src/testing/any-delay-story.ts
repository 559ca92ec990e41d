import fc from 'fast-check';
import { addDays } from '../calendar/legal-day.js';
import type { DelayFact } from '../facts/delay-fact.js';

/** Zones with and without summer time, on both sides of the equator, with odd offsets, and one that skipped a day. */
export const anyZone = fc.constantFrom(
  'America/New_York',
  'America/Los_Angeles',
  'Europe/Berlin',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/St_Johns',
  'Pacific/Apia',
  'America/Havana',
  'UTC',
);

const DAY = 86_400_000;
const EARLIEST = Date.parse('2023-12-01T00:00:00Z');
const LATEST = Date.parse('2028-12-31T00:00:00Z');

/** From the winter before a leap year to the end of the next one: month ends and clock changes are in it. */
export const anyMoment = fc.integer({ min: EARLIEST, max: LATEST });

const content = fc.constantFrom(
  {
    cancelRightAndPromptRefund: true,
    silenceStatement: 'CONSENT',
    continuingCancelRight: false,
    costFreeReply: true,
  } as const,
  {
    cancelRightAndPromptRefund: true,
    silenceStatement: 'CANCEL',
    continuingCancelRight: true,
    costFreeReply: true,
  } as const,
);

const iso = (moment: number) => new Date(moment).toISOString();

/** An order and what may become of it, as facts in no particular order of recording. */
export const anyDelayStory: fc.Arbitrary<readonly DelayFact[]> = anyMoment.chain((start) => {
  const later = fc.integer({ min: 0, max: 150 * DAY }).map((after) => iso(start + after));
  const day = fc.integer({ min: 1, max: 150 }).map((days) => addDays(iso(start).slice(0, 10), days));
  const fact: fc.Arbitrary<DelayFact> = fc.oneof(
    fc.record({
      type: fc.constant('DelayOptionOffered' as const),
      kind: fc.constantFrom('FIRST' as const, 'RENEWED' as const),
      at: later,
      revisedShipDate: fc.option(day),
      reason: fc.option(fc.constant('supplier late')),
      content: fc.option(content),
    }),
    fc.record({
      type: fc.constant('BuyerConsented' as const),
      receivedAt: later,
      to: fc.oneof(day, fc.constant('INDEFINITE' as const), fc.constant(null)),
    }),
    fc.record({ type: fc.constant('BuyerCancelled' as const), receivedAt: later }),
    fc.record({ type: fc.constant('SellerCancelled' as const), noticeSentAt: later }),
    fc.record({
      type: fc.constant('ShippedToCarrier' as const),
      handedOverAt: later,
      quantities: fc.option(fc.record({ L1: fc.integer({ min: 1, max: 5 }) })),
    }),
    fc.record({ type: fc.constant('PaymentDishonored' as const), at: later }),
    fc.record({ type: fc.constant('CashTendered' as const), at: later }),
    fc.record({ type: fc.constant('RefundSent' as const), at: later, form: fc.constant('CHECK') }),
  );
  const received: DelayFact = {
    type: 'OrderReceived',
    at: iso(start),
    payment: { tender: 'THIRD_PARTY_CREDIT', status: 'CAPTURED' },
    lines: ['L1'],
    quantities: { L1: 5 },
  };
  return fc.array(fact, { maxLength: 8 }).map((facts) => [received, ...facts]);
});
