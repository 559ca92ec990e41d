import type { ProcessDefinition } from '#eventing';
import { assertNever, deterministicId } from '#kernel';
import { stockEvents } from '#stock/contract';
import type { z } from 'zod';

const reservation = stockEvents.StockReserved.schema.pick({ location: true, sku: true, reservationId: true });
const expiry = stockEvents.StockReserved.schema.pick({ expiresAt: true });
const { StockReserved, ReservationEnded } = stockEvents;
const TIMER = 'expiry';

interface ExpiryState {
  reservation: z.infer<typeof reservation> | null;
}

/** Ends a reservation when its time has come, unless it ended before. One instance per reservation. */
export const reservationExpiry: ProcessDefinition<ExpiryState> = {
  name: 'reservation_expiry',
  listensTo: [StockReserved.type, ReservationEnded.type],
  startedBy: [StockReserved.type],
  correlate: (event) => {
    const { location, sku, reservationId } = reservation.parse(event.data);
    return [deterministicId('reservation', location, sku, reservationId)];
  },
  digest: (event) => ({
    ...reservation.parse(event.data),
    ...(event.type === StockReserved.type && expiry.parse(event.data)),
  }),
  initialState: () => ({ reservation: null }),
  evolve: (state, input) => {
    if (input.kind === 'event') state.reservation = reservation.parse(input.event.data);
  },
  react: (state, input) => {
    switch (input.kind) {
      case 'event':
        if (input.event.type === ReservationEnded.type) {
          return [{ kind: 'cancel-timer', name: TIMER }, { kind: 'complete' }];
        }
        return [{ kind: 'timer', name: TIMER, dueAt: expiry.parse(input.event.data).expiresAt }];
      case 'timer':
        if (!state.reservation) return [];
        return [{ kind: 'issue', command: 'stock.ExpireReservation', payload: state.reservation }];
      case 'outcome':
        return [];
      default:
        return assertNever(input);
    }
  },
};
