import { describe, expect, it } from '@jest/globals';
import { allocateTo, deallocate, hold, pin } from '../testing/queue-commands.js';
import { allocate, id, receive, setPolicy, sourceLine } from '../testing/sku-commands.js';
import { demand, happened, served } from '../testing/sku-events.js';
import { SkuHistory } from '../testing/sku-history.js';
import { given } from '../testing/sku-spec.js';

const manual = setPolicy({ mode: 'MANUAL' });
const justification = { reasonCode: 'CUSTOMER_ESCALATION', note: null } as const;
const [a, b] = [sourceLine('a', 3), sourceLine('b', 2)];
const revoked = (secured: number, waiting: number) =>
  happened('stock.AllocationsRevoked', {
    cause: 'DEALLOCATED',
    revocations: [{ ...demand('a'), quantity: 2, secured, waiting }],
    justification,
  });

describe('a queue that is served by hand', () => {
  it('is left alone when goods come, and when a round is asked for', () => {
    given(manual, a)
      .when(receive(2))
      .then(happened('stock.StockReceived', { quantity: 2, reference: null }));
    given(manual, a, receive(2)).when(allocate(true)).thenRejected('QUEUE_IS_MANUAL', 'served by hand');
  });
});

describe('AllocateManually', () => {
  it('gives free units out of turn, and names who stood before', () => {
    const data = {
      cause: 'OVERRIDE',
      rule: 'MANUAL_CHOICE',
      policyVersion: 'default-1',
      allocations: [{ ...demand('b'), quantity: 1, rank: 2, secured: 1, waiting: 1 }],
      passedOver: [{ ...demand('a'), rank: 1, reason: 'MANUAL_CHOICE', waiting: 3 }],
      more: false,
      justification,
    } as const;
    given(manual, a, b, receive(2))
      .when(allocateTo('b', 1))
      .then(happened('stock.BackordersAllocated', data as never));
  });

  it('refuses more than is free or waited for, a part of what ships complete, and who is on hold', () => {
    given(manual, a, receive(2))
      .when(allocateTo('a', 3))
      .thenRejected('ALLOCATION_EXCEEDED', '2 can be taken');
    given(manual, b, receive(9))
      .when(allocateTo('b', 3))
      .thenRejected('ALLOCATION_EXCEEDED', '2 can be taken');
    given(manual, sourceLine('a', 3, { shipPolicy: 'COMPLETE' }), receive(9))
      .when(allocateTo('a', 2))
      .thenRejected('NEEDS_COMPLETE', 'takes all 3 units or none');
    given(manual, a, hold('a'), receive(9))
      .when(allocateTo('a', 1))
      .thenRejected('BACKORDER_ON_HOLD', 'release');
    given(manual, receive(9)).when(allocateTo('a', 1)).thenRejected('BACKORDER_NOT_FOUND', 'not waiting');
  });

  it('leaves a run under way alone', () => {
    const history = new SkuHistory();
    for (const each of [manual, a, b, receive(3)]) history.try(each);
    history.state.run = 'RECEIPT';
    history.try(allocateTo('b', 1));
    expect(history.state.run).toBe('RECEIPT');
  });
});

describe('DeallocateBackorder', () => {
  it('takes units back for whoever is next, if need be for the same', () => {
    given(a, receive(3), b)
      .when(deallocate('a', 2))
      .then(revoked(1, 2), served('OVERRIDE', [{ to: 'a', quantity: 2, rank: 1, secured: 3, waiting: 0 }]));
  });

  it('with a hold, for the others', () => {
    const before = {
      key: '5599999999000000000V',
      pinned: false,
      moved: false,
      priorityClass: null,
      onHold: false,
    };
    given(a, receive(3), b)
      .when(deallocate('a', 2, true))
      .then(
        revoked(1, 2),
        happened('stock.BackordersReprioritised', {
          batchId: id('batch 1'),
          action: { kind: 'HOLD' },
          undoes: null,
          ...justification,
          changes: [{ ...demand('a'), fromRank: 1, toRank: 1, before, after: { ...before, onHold: true } }],
        }),
        served(
          'OVERRIDE',
          [{ to: 'b', quantity: 2, rank: 2, secured: 2, waiting: 0 }],
          [{ line: 'a', rank: 1, reason: 'ON_HOLD', waiting: 2 }],
        ),
      );
  });

  it('leaves them free where the queue is not served at once', () => {
    given(manual, a, receive(3), allocateTo('a', 3)).when(deallocate('a', 2)).then(revoked(1, 2));
  });

  it('puts a pinned one back to its pinned place', () => {
    const history = new SkuHistory();
    for (const each of [manual, a, b, pin('a'), receive(3), allocateTo('a', 3), deallocate('a', 1)]) {
      expect(history.try(each).rejected).toBeUndefined();
    }
    expect([...history.state.queue].map(({ pinned }) => pinned)).toEqual([true, false]);
  });

  it('refuses more than it has', () => {
    given(a, receive(2)).when(deallocate('a', 3)).thenRejected('ALLOCATION_EXCEEDED', '2 can be taken');
    given().when(deallocate('a', 3)).thenRejected('BACKORDER_NOT_FOUND', 'is not waiting');
  });
});
