import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import type { OrderingCommand } from '../contract/index.js';
import { delayedOrder, offer } from '../testing/delay-samples.js';
import { ORDER as orderId } from '../testing/order-samples.js';

const OFFER = deterministicId('an offer');
const SENT = '2026-07-11T03:00:00.000Z'; // still 10 July in New York
const LAST_DAY = '2026-08-10T03:00:00.000Z';
const gift = { offerId: OFFER, kind: 'GIFT', description: 'a bulb', amountMinor: 100 } as const;

function offered(validDays: number | null = 30) {
  const option = { ...offer('2026-08-20'), goodwill: [{ ...gift, validDays }] };
  const order = delayedOrder();
  order.at(SENT, option);
  return order;
}

function grant(more: object = {}): OrderingCommand {
  const what = {
    kind: 'GIFT',
    description: 'a bulb, in green',
    amountMinor: 120,
    reason: 'the delay',
  } as const;
  return { type: 'ordering.GrantGoodwill', orderId, ...what, ...more };
}

describe('goodwill that was offered', () => {
  it('is on record beside the option, valid from the day of the notice', () => {
    expect(offered().last('ordering.DelayOptionOffered')?.goodwill).toEqual([
      { ...gift, validUntil: '2026-08-09' },
    ]);
  });

  it('is valid until the day that the notice names, though it went out later', () => {
    const order = delayedOrder();
    const goodwill = [{ ...gift, validDays: 30, validUntil: '2026-08-08' }];
    order.at(SENT, { ...offer('2026-08-20'), goodwill });
    expect(order.last('ordering.DelayOptionOffered')?.goodwill).toEqual([
      { ...gift, validUntil: '2026-08-08' },
    ]);
  });

  it('is granted once, on its last day still', () => {
    const order = offered();
    order.at(LAST_DAY, grant({ offerId: OFFER }));
    expect(order.last('ordering.GoodwillGranted')).toMatchObject({ offerId: OFFER, amountMinor: 120 });
    expect(order.refusalAt(LAST_DAY, grant({ offerId: OFFER }))).toBe('GOODWILL_GRANTED');
  });

  it('is refused once its time is over, and never where no time was said', () => {
    expect(offered().refusalAt('2026-08-10T04:00:00.000Z', grant({ offerId: OFFER }))).toBe(
      'GOODWILL_EXPIRED',
    );
    expect(offered(null).refusalAt('2028-08-10T04:00:00.000Z', grant({ offerId: OFFER }))).toBeNull();
  });

  it.each([
    ['of another kind', { offerId: OFFER, kind: 'CREDIT' }],
    ['by an id that stands for nothing', { offerId: deterministicId('another') }],
  ])('is not what is granted %s', (_, more) => {
    expect(offered().refusalAt(SENT, grant(more))).toBe('GOODWILL_NOT_OFFERED');
  });

  it('does not come again with a second notice of the same offer', () => {
    const order = offered();
    order.at(SENT, grant({ offerId: OFFER }));
    order.at('2026-07-12T15:00:00.000Z', {
      ...offer('2026-08-25'),
      goodwill: [{ ...gift, validDays: null }],
    });
    expect(order.refusalAt('2026-07-12T15:00:00.000Z', grant({ offerId: OFFER }))).toBe('GOODWILL_GRANTED');
  });
});

describe('goodwill that was not offered', () => {
  it('may be given at any time, and again', () => {
    const order = delayedOrder();
    order.at(SENT, grant());
    order.at(SENT, grant({ reason: 'and once more' }));
    expect(order.events.filter(({ type }) => type === 'ordering.GoodwillGranted')).toHaveLength(2);
  });
});
