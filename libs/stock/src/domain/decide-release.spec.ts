import { describe, expect, it } from '@jest/globals';
import { allocateTo, move } from '../testing/queue-commands.js';
import * as make from '../testing/sku-commands.js';
import { demand, happened, served, sourced } from '../testing/sku-events.js';
import { SkuHistory } from '../testing/sku-history.js';
import { given } from '../testing/sku-spec.js';

const { expectSupply, id, receive, releaseItem, reserve, setPolicy, setRelease, sourceLine } = make;
const BEFORE = '2026-03-01T04:59:59.999Z';
const MOMENT = '2026-03-01T05:00:00.000Z';
const release = { releaseDate: '2026-03-01', releaseAt: MOMENT };
const released = happened('stock.ItemReleased', release);
const none = happened('stock.ItemReleaseSet', { releaseDate: null, releaseAt: null });
const received = (quantity: number) => happened('stock.StockReceived', { quantity, reference: null });
const toBoth = served('RELEASE_DATE', [
  { to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 },
  { to: 'b', quantity: 1, rank: 2, secured: 1, waiting: 2 },
]);
const preOrders = [setRelease('2026-03-01'), sourceLine('a', 2), sourceLine('b', 3)];

describe('a release date', () => {
  it('is set once, moved, and taken away', () => {
    given().when(setRelease('2026-03-01')).then(happened('stock.ItemReleaseSet', release));
    given(setRelease('2026-03-01')).when(setRelease('2026-03-01')).thenNothing();
    given(setRelease('2026-03-01'))
      .when(setRelease('2026-04-01'))
      .then(
        happened('stock.ItemReleaseSet', {
          ...{ releaseDate: '2026-04-01', releaseAt: '2026-04-01T05:00:00.000Z' },
        }),
      );
    given(setRelease('2026-03-01')).when(setRelease(null)).then(none);
    given().when(setRelease(null)).thenNothing();
  });

  it('lets the queue be served at once where it is taken away, or moved to a day that has come', () => {
    given(...preOrders, receive(3))
      .when(setRelease(null))
      .then(none, toBoth);
    given(...preOrders, receive(3))
      .when(setRelease('2026-01-05'))
      .then(
        happened('stock.ItemReleaseSet', {
          ...{ releaseDate: '2026-01-05', releaseAt: '2026-01-05T05:00:00.000Z' },
        }),
        toBoth,
      );
  });

  it('takes nothing from those who were served before', () => {
    given(receive(3), sourceLine('a', 2))
      .when(setRelease('2026-03-01'))
      .then(happened('stock.ItemReleaseSet', release));
  });
});

describe('before its release', () => {
  it('an order waits, though goods are there, and is told the release as its date', () => {
    const command = sourceLine('a', 2);
    given(setRelease('2026-03-01'), receive(9))
      .when(command)
      .then(sourced(command, { backordered: 2, rank: 1, quantityAhead: 0, projectedDate: '2026-03-01' }));
  });

  it('an order is told the day of its supply where that is later, and none where there is none', () => {
    const [a, b] = [sourceLine('a', 2), sourceLine('b', 3)];
    const supply = [setRelease('2026-03-01'), receive(1), expectSupply('s', 1, '2026-03-09')];
    given(...supply)
      .when(a)
      .then(sourced(a, { backordered: 2, rank: 1, quantityAhead: 0, projectedDate: '2026-03-09' }));
    given(...supply, a)
      .when(b)
      .then(sourced(b, { backordered: 3, rank: 2, quantityAhead: 2 }));
  });

  it('an order is refused only what the policy refuses beyond the goods that are there', () => {
    const command = sourceLine('a', 5);
    given(setRelease('2026-03-01'), receive(3), setPolicy({ allowed: false }))
      .when(command)
      .then(
        sourced(command, {
          ...{ backordered: 3, refused: 2, refusal: 'BACKORDER_NOT_ALLOWED' },
          ...{ rank: 1, quantityAhead: 0, projectedDate: '2026-03-01' },
        }),
      );
  });

  it('an order does not claim its reservation, which stays until it expires', () => {
    const command = sourceLine('a', 2, { reservationId: id('reservation r') });
    given(receive(2), reserve('r', 2), setRelease('2026-03-01'))
      .when(command)
      .then(sourced(command, { backordered: 2, rank: 1, quantityAhead: 0 }));
  });

  it('goods that come serve nobody, nor does a change of the queue or of its mode', () => {
    given(...preOrders)
      .when(receive(3))
      .then(received(3));
    given(...preOrders, setPolicy({ mode: 'SUGGEST_ONLY' }), receive(3))
      .when(setPolicy({}))
      .then(happened('stock.BackorderPolicySet', { allowed: true, cap: null, mode: 'AUTO' }));
    const history = new SkuHistory();
    for (const command of [...preOrders, receive(3)]) history.try(command);
    expect(history.try(move.toTop('b')).events.map(({ type }) => type)).toEqual([
      'stock.BackordersReprioritised',
    ]);
  });

  it('nobody gets units by asking or by hand', () => {
    const ready = given(...preOrders, receive(3));
    const says = 'nothing is allocated before its release on 2026-03-01';
    ready.when(make.allocate(true)).thenRejected('NOT_RELEASED', says);
    ready.when(allocateTo('a', 1)).thenRejected('NOT_RELEASED', says);
    ready.when(reserve('r', 1)).thenRejected('NOT_RELEASED', says);
    const why = { reasonCode: 'CONTRACT', note: null } as const;
    ready
      .when({ type: 'stock.ReallocateBackorders', ...make.PLACE, ...why })
      .thenRejected('NOT_RELEASED', says);
    ready.when(make.allocate(false)).thenNothing();
  });

  it('a shipment is a fact all the same', () => {
    given(...preOrders, receive(3))
      .when(make.shipLine('a', 2))
      .then(
        happened('stock.LineShipped', {
          ...make.orderLine('a'),
          ...{ shipmentId: id('shipment s1'), quantity: 2, fromAllocation: [] },
          fromWaiting: [{ demandId: demand('a').demandId, quantity: 2 }],
          ...{ fromAvailable: 2, fromOthers: 0, unknownToBooks: 0, secured: 2, waiting: 0 },
        }),
      );
  });
});

describe('on its release', () => {
  const ready = given(...preOrders, receive(3));

  it('the queue is served in its order, once', () => {
    ready.when(releaseItem(), MOMENT).then(released, toBoth);
    given(...preOrders, setRelease(null))
      .when(releaseItem(), MOMENT)
      .thenNothing();
  });

  it('a queue that is served on request waits on', () => {
    given(...preOrders, setPolicy({ mode: 'SUGGEST_ONLY' }), receive(3))
      .when(releaseItem(), MOMENT)
      .then(released);
  });

  it('a timer that rings early changes nothing', () => {
    ready.when(releaseItem(), BEFORE).thenRejected('NOT_RELEASED', '2026-03-01');
  });

  it('goods that come in the moment before the timer rings serve the queue', () => {
    given(...preOrders)
      .when(receive(3), MOMENT)
      .then(
        received(3),
        served('RECEIPT', [
          { to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 },
          { to: 'b', quantity: 1, rank: 2, secured: 1, waiting: 2 },
        ]),
      );
  });
});
