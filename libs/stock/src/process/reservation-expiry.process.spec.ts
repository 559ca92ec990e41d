import { processSpec } from '#eventing-testing';
import { describe, it } from '@jest/globals';
import { id, PLACE } from '../testing/sku-commands.js';
import { reservationExpiry } from './reservation-expiry.process.js';

const reservationId = id('reservation r');
const dueAt = '2026-01-05T16:00:00.000Z';
const reserved = {
  event: {
    type: 'stock.StockReserved',
    data: { ...PLACE, reservationId, quantity: 3, expiresAt: dueAt, reference: 'basket 7' },
  },
};
const ended = {
  event: {
    type: 'stock.ReservationEnded',
    data: { ...PLACE, reservationId, quantity: 3, cause: 'RELEASED' },
  },
};

describe('the expiry of a reservation', () => {
  it('sets a timer for its end', async () => {
    await processSpec(reservationExpiry)
      .given()
      .when(reserved)
      .thenEffects({ kind: 'timer', name: 'expiry', dueAt });
  });

  it('ends the reservation when the time has come', async () => {
    await processSpec(reservationExpiry)
      .given(reserved)
      .when({ timer: 'expiry' })
      .thenEffects({
        kind: 'issue',
        command: 'stock.ExpireReservation',
        payload: { ...PLACE, reservationId },
      });
  });

  it('is over when the reservation ended before', async () => {
    await processSpec(reservationExpiry)
      .given(reserved)
      .when(ended)
      .thenEffects({ kind: 'cancel-timer', name: 'expiry' }, { kind: 'complete' });
  });

  it('is over when its own command ended the reservation', async () => {
    await processSpec(reservationExpiry)
      .given(reserved, { timer: 'expiry' }, { outcomeOf: 'stock.ExpireReservation', is: { ok: null } })
      .when(ended)
      .thenEffects({ kind: 'cancel-timer', name: 'expiry' }, { kind: 'complete' });
  });
});
