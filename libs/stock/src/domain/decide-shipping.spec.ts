import { describe, it } from '@jest/globals';
import {
  id,
  orderLine,
  receive,
  reserve,
  returnLine,
  shipLine,
  sourceLine,
} from '../testing/sku-commands.js';
import { demand, happened, served } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

const demandId = id('demand a');
const shipment = {
  ...orderLine('a'),
  shipmentId: id('shipment s1'),
  fromAllocation: [],
  fromWaiting: [],
  fromAvailable: 0,
  fromOthers: 0,
  unknownToBooks: 0,
};

describe('ShipLine', () => {
  it('takes the allocated units, and the line stays as secured as it was', () => {
    given(receive(9), sourceLine('a', 5))
      .when(shipLine('a', 3))
      .then(
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 3,
          fromAllocation: [{ demandId, quantity: 3 }],
          secured: 5,
          waiting: 0,
        }),
      );
  });

  it('takes free units next, which serves what the line still waited for', () => {
    given(sourceLine('a', 5, { shipPolicy: 'COMPLETE' }), receive(4))
      .when(shipLine('a', 3))
      .then(
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 3,
          fromWaiting: [{ demandId, quantity: 3 }],
          fromAvailable: 3,
          secured: 3,
          waiting: 2,
        }),
      );
  });

  it("takes others' reservations next, and gives the queue what they held too much", () => {
    given(receive(6), sourceLine('a', 1), reserve('r', 5), sourceLine('b', 9))
      .when(shipLine('a', 3))
      .then(
        happened('stock.ReservationEnded', {
          reservationId: id('reservation r'),
          quantity: 5,
          cause: 'REVOKED',
        }),
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 3,
          fromAllocation: [{ demandId, quantity: 1 }],
          fromOthers: 2,
          secured: 3,
          waiting: 0,
        }),
        served('RESERVATION_ENDED', [{ to: 'b', quantity: 3, rank: 1, secured: 3, waiting: 6 }]),
      );
  });

  it('serves the rest of a complete line that such units suffice for', () => {
    given(receive(9), reserve('r', 9), sourceLine('a', 6, { shipPolicy: 'COMPLETE' }))
      .when(shipLine('a', 3))
      .then(
        happened('stock.ReservationEnded', {
          reservationId: id('reservation r'),
          quantity: 9,
          cause: 'REVOKED',
        }),
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 3,
          fromWaiting: [{ demandId, quantity: 3 }],
          fromOthers: 3,
          secured: 3,
          waiting: 3,
        }),
        served('RESERVATION_ENDED', [{ to: 'a', quantity: 3, rank: 1, secured: 6, waiting: 0 }]),
      );
  });

  it('takes the allocations of the worst-ranked others last, then finds units unknown to the books', () => {
    given(receive(5), sourceLine('c', 2), sourceLine('b', 3), sourceLine('a', 4))
      .when(shipLine('a', 4))
      .then(
        happened('stock.AllocationsRevoked', {
          cause: 'SHIPPED_ELSEWHERE',
          revocations: [
            { ...demand('b'), quantity: 3, secured: 0, waiting: 3 },
            { ...demand('c'), quantity: 1, secured: 1, waiting: 1 },
          ],
        }),
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 4,
          fromWaiting: [{ demandId, quantity: 4 }],
          fromOthers: 4,
          secured: 4,
          waiting: 0,
        }),
      );
    given(sourceLine('a', 4))
      .when(shipLine('a', 6))
      .then(
        happened('stock.LineShipped', {
          ...shipment,
          quantity: 6,
          fromWaiting: [{ demandId, quantity: 4 }],
          unknownToBooks: 6,
          secured: 6,
          waiting: 0,
        }),
      );
  });

  it('happens once per shipment and line', () => {
    given(receive(9), sourceLine('a', 5), shipLine('a', 3)).when(shipLine('a', 3)).thenNothing();
  });

  it('refuses an unknown line', () => {
    given().when(shipLine('a', 3)).thenRejected('LINE_NOT_FOUND', orderLine('a').lineId);
  });
});

describe('ReturnLine', () => {
  const shipped = [receive(5), sourceLine('a', 5), shipLine('a', 5)];
  const returned = { ...orderLine('a'), returnId: id('return r1') };

  it('serves the queue with restocked units', () => {
    given(...shipped, sourceLine('b', 2))
      .when(returnLine('a', 3))
      .then(
        happened('stock.LineReturned', { ...returned, quantity: 3, restocked: true }),
        served('RETURN', [{ to: 'b', quantity: 2, rank: 1, secured: 2, waiting: 0 }]),
      );
  });

  it('writes off units that are not restocked', () => {
    given(...shipped, sourceLine('b', 2))
      .when(returnLine('a', 3, { restock: false }))
      .then(happened('stock.LineReturned', { ...returned, quantity: 3, restocked: false }));
  });

  it('happens once per return and line', () => {
    given(...shipped, returnLine('a', 3))
      .when(returnLine('a', 3))
      .thenNothing();
  });

  it('refuses more than is still out, naming SKU and quantities', () => {
    given(...shipped, returnLine('a', 3))
      .when(returnLine('a', 3, { returned: 'r2' }))
      .thenRejected('RETURN_EXCEEDS_SHIPPED', 'SKU CHAI at main: cannot return 3 of line');
  });

  it('refuses an unknown line', () => {
    given().when(returnLine('a', 1)).thenRejected('LINE_NOT_FOUND', 'SKU CHAI');
  });
});
