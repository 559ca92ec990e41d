import { describe, it } from '@jest/globals';
import { expire, id, receive, release, reserve, setPolicy, sourceLine } from '../testing/sku-commands.js';
import { happened, served } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

const reservationId = id('reservation r');
const expiresAt = '2026-01-05T16:00:00.000Z';

describe('ReserveStock', () => {
  it('holds free units', () => {
    given(receive(5))
      .when(reserve('r', 3))
      .then(happened('stock.StockReserved', { reservationId, quantity: 3, expiresAt, reference: null }));
  });

  it('refuses more than is free, naming SKU and quantities', () => {
    given(receive(5), sourceLine('a', 4))
      .when(reserve('r', 2))
      .thenRejected('INSUFFICIENT_STOCK', 'SKU CHAI at main: 2 units asked for, 1 free');
  });

  it('refuses units that a waiting line has a claim to', () => {
    given(setPolicy({ mode: 'SUGGEST_ONLY' }), sourceLine('a', 4), receive(5))
      .when(reserve('r', 2))
      .thenRejected('INSUFFICIENT_STOCK', '2 units asked for, 1 free');
  });

  it('takes units that are of no use to a waiting all-or-nothing line', () => {
    given(sourceLine('a', 9, { shipPolicy: 'COMPLETE' }), receive(5))
      .when(reserve('r', 5))
      .then(happened('stock.StockReserved', { reservationId, quantity: 5, expiresAt, reference: null }));
  });

  it('does nothing when the same is reserved already', () => {
    given(receive(5), reserve('r', 3)).when(reserve('r', 3)).thenNothing();
  });

  it('refuses another reservation under the same id, ended ones included', () => {
    given(receive(5), reserve('r', 3))
      .when(reserve('r', 2))
      .thenRejected('RESERVATION_EXISTS', reservationId);
    given(receive(5), reserve('r', 3), release('r'))
      .when(reserve('r', 3))
      .thenRejected('RESERVATION_EXISTS', 'SKU CHAI');
  });

  it('refuses an end that is not in the future', () => {
    given(receive(5)).when(reserve('r', 3), expiresAt).thenRejected('EXPIRY_NOT_IN_FUTURE', expiresAt);
  });
});

describe('ReleaseReservation and ExpireReservation', () => {
  const ended = (cause: 'RELEASED' | 'EXPIRED') =>
    happened('stock.ReservationEnded', { reservationId, quantity: 3, cause });

  it('frees the units for the queue', () => {
    const waiting = [receive(3), reserve('r', 3), sourceLine('a', 2)];
    const toQueue = served('RESERVATION_ENDED', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 }]);
    given(...waiting)
      .when(release('r'))
      .then(ended('RELEASED'), toQueue);
    given(...waiting)
      .when(expire('r'))
      .then(ended('EXPIRED'), toQueue);
  });

  it('does nothing when it has ended already', () => {
    given(receive(3), reserve('r', 3), release('r')).when(expire('r')).thenNothing();
    given(receive(3), reserve('r', 3), expire('r')).when(release('r')).thenNothing();
  });

  it('refuses an unknown reservation', () => {
    given().when(release('r')).thenRejected('RESERVATION_NOT_FOUND', reservationId);
    given().when(expire('r')).thenRejected('RESERVATION_NOT_FOUND', 'SKU CHAI at main');
  });
});
