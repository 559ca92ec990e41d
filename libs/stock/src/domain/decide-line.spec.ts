import { describe, it } from '@jest/globals';
import {
  holdLine,
  id,
  orderLine,
  receive,
  reduceLine,
  resumeLine,
  setPolicy,
  shipLine,
  sourceLine,
} from '../testing/sku-commands.js';
import { happened, served } from '../testing/sku-events.js';
import { given } from '../testing/sku-spec.js';

const demandId = id('demand a');

describe('ReduceLine', () => {
  it('takes waiting units first, then allocated ones, which serve the queue', () => {
    given(receive(4), sourceLine('a', 6), sourceLine('b', 5))
      .when(reduceLine('a', 3))
      .then(
        happened('stock.LineReduced', {
          ...orderLine('a'),
          demands: [{ demandId, fromWaiting: 2, fromAllocated: 1 }],
          secured: 3,
          waiting: 0,
        }),
        served('RELEASE', [{ to: 'b', quantity: 1, rank: 1, secured: 1, waiting: 4 }]),
      );
  });

  it("takes from the line's worst-ranked demand first", () => {
    const second = id('demand a2');
    given(sourceLine('a', 4), sourceLine('a', 3, { demandId: second, priorityClass: 1 }))
      .when(reduceLine('a', 5))
      .then(
        happened('stock.LineReduced', {
          ...orderLine('a'),
          demands: [
            { demandId, fromWaiting: 4, fromAllocated: 0 },
            { demandId: second, fromWaiting: 1, fromAllocated: 0 },
          ],
          secured: 0,
          waiting: 2,
        }),
      );
  });

  it('serves a complete line that became small enough for the free units', () => {
    given(sourceLine('a', 6, { shipPolicy: 'COMPLETE' }), receive(4))
      .when(reduceLine('a', 2))
      .then(
        happened('stock.LineReduced', {
          ...orderLine('a'),
          demands: [{ demandId, fromWaiting: 2, fromAllocated: 0 }],
          secured: 0,
          waiting: 4,
        }),
        served('RELEASE', [{ to: 'a', quantity: 4, rank: 1, secured: 4, waiting: 0 }]),
      );
  });

  it('refuses to take more than is open, naming SKU and quantities', () => {
    given(receive(4), sourceLine('a', 6), shipLine('a', 3))
      .when(reduceLine('a', 4))
      .thenRejected('DEMAND_EXCEEDED', 'SKU CHAI at main: cannot reduce line');
    given(receive(4), sourceLine('a', 6), shipLine('a', 3))
      .when(reduceLine('a', 4))
      .thenRejected('DEMAND_EXCEEDED', 'by 4, 3 are open');
  });

  it('refuses an unknown line', () => {
    given().when(reduceLine('a', 1)).thenRejected('LINE_NOT_FOUND', orderLine('a').lineId);
  });
});

describe('HoldLine', () => {
  it('passes a held line over and leaves it what it has', () => {
    given(receive(2), sourceLine('a', 3), sourceLine('b', 1), holdLine('a'))
      .when(receive(1))
      .then(
        happened('stock.StockReceived', { quantity: 1, reference: null }),
        served(
          'RECEIPT',
          [{ to: 'b', quantity: 1, rank: 2, secured: 1, waiting: 0 }],
          [{ line: 'a', rank: 1, reason: 'ON_HOLD', waiting: 1 }],
        ),
      );
  });

  it('records the hold once', () => {
    given(sourceLine('a', 3))
      .when(holdLine('a'))
      .then(happened('stock.LineHeld', orderLine('a')));
    given(sourceLine('a', 3), holdLine('a')).when(holdLine('a')).thenNothing();
  });

  it('refuses an unknown line', () => {
    given().when(holdLine('a')).thenRejected('LINE_NOT_FOUND', 'SKU CHAI at main');
  });
});

describe('ResumeLine', () => {
  it('serves the line at its old rank from units that were left over', () => {
    given(sourceLine('a', 3, { onHold: true }), receive(2))
      .when(resumeLine('a'))
      .then(
        happened('stock.LineResumed', orderLine('a')),
        served('RESUMED', [{ to: 'a', quantity: 2, rank: 1, secured: 2, waiting: 1 }]),
      );
  });

  it('leaves the units where the queue is served on request only', () => {
    given(setPolicy({ mode: 'SUGGEST_ONLY' }), sourceLine('a', 3, { onHold: true }), receive(2))
      .when(resumeLine('a'))
      .then(happened('stock.LineResumed', orderLine('a')));
  });

  it('does nothing for a line that is not on hold', () => {
    given(sourceLine('a', 3)).when(resumeLine('a')).thenNothing();
  });

  it('refuses an unknown line', () => {
    given().when(resumeLine('a')).thenRejected('LINE_NOT_FOUND', 'was never sourced');
  });
});
