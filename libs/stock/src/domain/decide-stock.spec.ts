import { describe, it } from '@jest/globals';
import { adjust, count, id, receive, reserve, sourceLine } from '../testing/sku-commands.js';
import { demand, happened, served } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

describe('ReceiveStock', () => {
  it('adds free units', () => {
    given()
      .when(receive(5))
      .then(happened('stock.StockReceived', { quantity: 5, reference: null }));
  });

  it('serves the queue in order before anything becomes free', () => {
    given(sourceLine('a', 3), sourceLine('b', 4, { priorityClass: 1 }))
      .when(receive(5))
      .then(
        happened('stock.StockReceived', { quantity: 5, reference: null }),
        served('RECEIPT', [
          { to: 'b', quantity: 4, rank: 1, secured: 4, waiting: 0 },
          { to: 'a', quantity: 1, rank: 2, secured: 1, waiting: 2 },
        ]),
      );
  });

  it('names whom it passes over, and why', () => {
    given(
      sourceLine('held', 2, { onHold: true }),
      sourceLine('whole', 9, { shipPolicy: 'COMPLETE' }),
      sourceLine('last', 4),
    )
      .when(receive(5))
      .then(
        happened('stock.StockReceived', { quantity: 5, reference: null }),
        served(
          'RECEIPT',
          [{ to: 'last', quantity: 4, rank: 3, secured: 4, waiting: 0 }],
          [
            { line: 'held', rank: 1, reason: 'ON_HOLD', waiting: 2 },
            { line: 'whole', rank: 2, reason: 'NEEDS_COMPLETE', waiting: 9 },
          ],
        ),
      );
  });

  it('says nothing of lines that wait in vain while nobody behind them gets units', () => {
    given(sourceLine('whole', 9, { shipPolicy: 'TOGETHER' }))
      .when(receive(5))
      .then(happened('stock.StockReceived', { quantity: 5, reference: null }));
  });

  it("states a line's totals after the whole round when two of its demands are served", () => {
    const second = sourceLine('a', 2, { demandId: id('demand a2') });
    const totals = { secured: 5, waiting: 0 };
    given(sourceLine('a', 3), second)
      .when(receive(5))
      .then(
        happened('stock.StockReceived', { quantity: 5, reference: null }),
        happened('stock.BackordersAllocated', {
          cause: 'RECEIPT',
          rule: 'PRIORITY_ORDER',
          policyVersion: 'default-1',
          allocations: [
            { ...demand('a'), quantity: 3, rank: 1, ...totals },
            { ...demand('a'), demandId: id('demand a2'), quantity: 2, rank: 2, ...totals },
          ],
          passedOver: [],
          more: false,
        }),
      );
  });
});

describe('RecordStockCount', () => {
  it('records a count that confirms the books', () => {
    given(receive(5), sourceLine('a', 2))
      .when(count(5))
      .then(happened('stock.StockCounted', { counted: 5, delta: 0, note: null }));
  });

  it('serves the queue from units that were found', () => {
    given(sourceLine('a', 2))
      .when(count(3))
      .then(
        happened('stock.StockCounted', { counted: 3, delta: 3, note: null }),
        served('FOUND', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 0 }]),
      );
  });

  it('takes missing units off free stock, then reservations, then the worst-ranked allocations', () => {
    given(receive(10), sourceLine('a', 4), sourceLine('b', 3), reserve('r', 2))
      .when(count(2))
      .then(
        happened('stock.ReservationEnded', {
          reservationId: id('reservation r'),
          quantity: 2,
          cause: 'REVOKED',
        }),
        happened('stock.AllocationsRevoked', {
          cause: 'COUNT',
          revocations: [
            { ...demand('b'), quantity: 3, secured: 0, waiting: 3 },
            { ...demand('a'), quantity: 2, secured: 2, waiting: 2 },
          ],
        }),
        happened('stock.StockCounted', { counted: 2, delta: -8, note: null }),
      );
  });

  it('ends the newest reservation first, and gives what it held too much to the queue', () => {
    given(receive(5), reserve('old', 1), reserve('new', 4), sourceLine('a', 9))
      .when(count(4))
      .then(
        happened('stock.ReservationEnded', {
          reservationId: id('reservation new'),
          quantity: 4,
          cause: 'REVOKED',
        }),
        happened('stock.StockCounted', { counted: 4, delta: -1, note: null }),
        served('RESERVATION_ENDED', [{ to: 'a', quantity: 3, rank: 1, secured: 3, waiting: 6 }]),
      );
  });

  it('lets a line that lost its units wait at the rank of its order, though it never waited before', () => {
    given(receive(4), sourceLine('first', 4), sourceLine('second', 2), count(0))
      .when(receive(5))
      .then(
        happened('stock.StockReceived', { quantity: 5, reference: null }),
        served('RECEIPT', [
          { to: 'first', quantity: 4, rank: 1, secured: 4, waiting: 0 },
          { to: 'second', quantity: 1, rank: 2, secured: 1, waiting: 1 },
        ]),
      );
  });
});

describe('AdjustStock', () => {
  const adjusted = (delta: number) => happened('stock.StockAdjusted', { delta, reason: 'OTHER', note: null });

  it('takes units out of free stock', () => {
    given(receive(5)).when(adjust(-2)).then(adjusted(-2));
  });

  it('serves the queue from units that were found', () => {
    given(sourceLine('a', 2))
      .when(adjust(1))
      .then(adjusted(1), served('FOUND', [{ to: 'a', quantity: 1, rank: 1, secured: 1, waiting: 1 }]));
  });

  it('revokes allocations when free units do not cover the loss', () => {
    given(receive(5), sourceLine('a', 4))
      .when(adjust(-2))
      .then(
        happened('stock.AllocationsRevoked', {
          cause: 'ADJUSTMENT',
          revocations: [{ ...demand('a'), quantity: 1, secured: 3, waiting: 1 }],
        }),
        adjusted(-2),
      );
  });

  it('refuses an adjustment by nothing', () => {
    given(receive(5)).when(adjust(0)).thenRejected('ADJUSTMENT_IS_ZERO', 'SKU CHAI');
  });

  it('refuses to take out more than is there, naming SKU and quantities', () => {
    given(receive(5), sourceLine('a', 4))
      .when(adjust(-6))
      .thenRejected('ADJUSTMENT_EXCEEDS_STOCK', 'SKU CHAI at main: cannot take out 6, only 5 are there');
  });
});
