import { describe, it } from '@jest/globals';
import { count, expectSupply, id, receive, reserve, setPolicy, sourceLine } from '../testing/sku-commands.js';
import { happened, served, sourced } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

const whole = { shipPolicy: 'COMPLETE' } as const;
const claim = { reservationId: id('reservation r') };
const claimed = (quantity: number) =>
  happened('stock.ReservationEnded', { reservationId: claim.reservationId, quantity, cause: 'CLAIMED' });

describe('SourceLine', () => {
  const line = sourceLine('a', 6);

  it('allocates from free stock', () => {
    given(receive(9))
      .when(line)
      .then(sourced(line, { allocated: 6 }));
  });

  it('queues the rest of a line that may be split', () => {
    given(receive(4))
      .when(line)
      .then(sourced(line, { allocated: 4, backordered: 2, rank: 1, quantityAhead: 0 }));
  });

  it('queues all of a line that ships complete, and leaves the free units', () => {
    const complete = sourceLine('a', 6, whole);
    given(receive(4))
      .when(complete)
      .then(sourced(complete, { backordered: 6, rank: 1, quantityAhead: 0 }));
  });

  it('ranks by class, then due date, then arrival', () => {
    const due = sourceLine('d', 1, { dueDate: '2026-03-01' });
    given(
      sourceLine('urgent', 2, { priorityClass: 1 }),
      sourceLine('sooner', 3, { dueDate: '2026-02-01' }),
      sourceLine('undated', 4),
      sourceLine('same', 5, { dueDate: '2026-03-01' }),
    )
      .when(due)
      .then(sourced(due, { backordered: 1, rank: 4, quantityAhead: 10 }));
  });

  it('takes no unit that a better-ranked waiting line could be served with', () => {
    given(setPolicy({ mode: 'SUGGEST_ONLY' }), sourceLine('first', 5), receive(7))
      .when(line)
      .then(sourced(line, { allocated: 2, backordered: 4, rank: 2, quantityAhead: 5 }));
  });

  it('takes units ahead of worse-ranked waiting lines', () => {
    const urgent = sourceLine('a', 6, { priorityClass: 1 });
    given(setPolicy({ mode: 'SUGGEST_ONLY' }), sourceLine('first', 5), receive(7))
      .when(urgent)
      .then(sourced(urgent, { allocated: 6 }));
  });

  it('projects the day on which dated supply covers those ahead and itself', () => {
    given(
      sourceLine('first', 5),
      expectSupply('late', 9, '2026-01-04'),
      expectSupply('undated', 9, null),
      expectSupply('one', 6, '2026-01-10'),
      expectSupply('two', 6, '2026-01-20'),
    )
      .when(line)
      .then(sourced(line, { backordered: 6, rank: 2, quantityAhead: 5, projectedDate: '2026-01-20' }));
  });

  it('does nothing when the demand is known', () => {
    given(receive(4), line).when(line).thenNothing();
    given(setPolicy({ allowed: false }), line)
      .when(line)
      .thenNothing();
  });

  it('adds a further demand to the line', () => {
    const more = sourceLine('a', 3, { demandId: id('demand a2') });
    given(receive(8), line)
      .when(more)
      .then(
        sourced(more, { allocated: 2, backordered: 1, rank: 1, quantityAhead: 0, secured: 8, waiting: 1 }),
      );
  });
});

describe('SourceLine with a reservation', () => {
  it('takes the reserved units first, then free ones', () => {
    const line = sourceLine('a', 6, claim);
    given(receive(4), reserve('r', 3))
      .when(line)
      .then(claimed(3), sourced(line, { allocated: 4, backordered: 2, rank: 1, quantityAhead: 0 }));
  });

  it('takes reserved units though a better-ranked line waits', () => {
    const line = sourceLine('a', 3, claim);
    given(receive(3), reserve('r', 3), sourceLine('first', 9))
      .when(line)
      .then(claimed(3), sourced(line, { allocated: 3 }));
  });

  it('gives to the queue what it leaves of the reservation', () => {
    const line = sourceLine('a', 1, claim);
    given(receive(3), reserve('r', 3), sourceLine('first', 9))
      .when(line)
      .then(
        claimed(3),
        sourced(line, { allocated: 1 }),
        served('RESERVATION_ENDED', [{ to: 'first', quantity: 2, rank: 1, secured: 2, waiting: 7 }]),
      );
  });

  it("serves the line's own waiting demand with what is left, and says its totals then", () => {
    const more = sourceLine('a', 1, { ...claim, demandId: id('demand a2') });
    given(receive(3), reserve('r', 3), sourceLine('a', 9))
      .when(more)
      .then(
        claimed(3),
        sourced(more, { allocated: 1, secured: 1, waiting: 9 }),
        served('RESERVATION_ENDED', [{ to: 'a', quantity: 2, rank: 1, secured: 3, waiting: 7 }]),
      );
  });

  it('gives it up when the line ships complete and cannot have all', () => {
    const line = sourceLine('a', 6, { ...whole, ...claim });
    given(receive(3), reserve('r', 3), sourceLine('first', 1))
      .when(line)
      .then(
        claimed(3),
        sourced(line, { backordered: 6, rank: 2, quantityAhead: 1 }),
        served('RESERVATION_ENDED', [{ to: 'first', quantity: 1, rank: 1, secured: 1, waiting: 0 }]),
      );
  });

  it('is named among those passed over when its reservation goes to a worse-ranked line', () => {
    const line = sourceLine('a', 6, { ...whole, ...claim, priorityClass: 1 });
    given(receive(3), reserve('r', 3), sourceLine('last', 1))
      .when(line)
      .then(
        claimed(3),
        sourced(line, { backordered: 6, rank: 1, quantityAhead: 0 }),
        served(
          'RESERVATION_ENDED',
          [{ to: 'last', quantity: 1, rank: 2, secured: 1, waiting: 0 }],
          [{ line: 'a', rank: 1, reason: 'NEEDS_COMPLETE', waiting: 6 }],
        ),
      );
  });

  it('goes on without one that is missing or past its time', () => {
    const line = sourceLine('a', 3, claim);
    const waits = sourced(line, { backordered: 3, rank: 1, quantityAhead: 0 });
    given().when(line).then(waits);
    given(receive(3), reserve('r', 3)).when(line, '2026-01-05T16:00:00.000Z').then(waits);
  });
});

describe('SourceLine on hold', () => {
  const line = sourceLine('a', 3, { onHold: true, ...claim });

  it('queues all of it and leaves free and reserved units alone', () => {
    given(receive(9), reserve('r', 3))
      .when(line)
      .then(sourced(line, { backordered: 3, rank: 1, quantityAhead: 0, projectedDate: '2026-01-05' }));
  });

  it('keeps a line on hold whose order is held, whatever a late demand says', () => {
    const more = sourceLine('a', 2, { demandId: id('demand a2') });
    given(line, receive(9))
      .when(more)
      .then(
        sourced(
          { ...more, onHold: true },
          { backordered: 2, rank: 2, quantityAhead: 3, projectedDate: '2026-01-05', waiting: 5 },
        ),
      );
  });

  it('queues what is there even where backorders are not allowed: the hold is no lack of stock', () => {
    given(setPolicy({ allowed: false }), receive(2))
      .when(line)
      .then(
        sourced(line, {
          backordered: 2,
          refused: 1,
          refusal: 'BACKORDER_NOT_ALLOWED',
          rank: 1,
          quantityAhead: 0,
          projectedDate: '2026-01-05',
        }),
      );
  });
});

describe('SourceLine under a backorder policy', () => {
  it('refuses what is not on the shelf where backorders are not allowed', () => {
    const line = sourceLine('a', 6);
    given(setPolicy({ allowed: false }), receive(4))
      .when(line)
      .then(sourced(line, { allocated: 4, refused: 2, refusal: 'BACKORDER_NOT_ALLOWED' }));
  });

  it('refuses a complete line as a whole there', () => {
    const line = sourceLine('a', 6, whole);
    given(setPolicy({ allowed: false }), receive(4))
      .when(line)
      .then(sourced(line, { refused: 6, refusal: 'BACKORDER_NOT_ALLOWED' }));
  });

  it('fills the queue up to the cap and refuses the rest', () => {
    const line = sourceLine('a', 6);
    given(setPolicy({ cap: 5 }), sourceLine('first', 3))
      .when(line)
      .then(
        sourced(line, {
          backordered: 2,
          refused: 4,
          refusal: 'BACKORDER_CAP_REACHED',
          rank: 2,
          quantityAhead: 3,
        }),
      );
  });

  it('refuses a complete line that does not fit under the cap', () => {
    const line = sourceLine('a', 6, { shipPolicy: 'TOGETHER' });
    given(setPolicy({ cap: 5 }))
      .when(line)
      .then(sourced(line, { refused: 6, refusal: 'BACKORDER_CAP_REACHED' }));
  });

  it('refuses all when units that lost their allocation fill the queue beyond the cap', () => {
    const line = sourceLine('a', 1);
    given(setPolicy({ cap: 1 }), receive(4), sourceLine('first', 4), count(0))
      .when(line)
      .then(sourced(line, { refused: 1, refusal: 'BACKORDER_CAP_REACHED' }));
  });
});
