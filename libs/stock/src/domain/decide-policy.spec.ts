import { type StockCommand, type StockEvent, stockEvents } from '#stock/contract';
import { payloadHash } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { applyPolicy, learn, move, pin, promoteStarving, setClass } from '../testing/queue-commands.js';
import { byAge, guardedPolicy, partnersFirst, scoredPolicy } from '../testing/sample-policies.js';
import { allocate, id, receive, reduceLine, setPolicy, sourceLine } from '../testing/sku-commands.js';
import { demand, happened, served, sourced } from '../testing/sku-events.js';
import { SkuHistory } from '../testing/sku-history.js';
import { given } from '../testing/sku-spec.js';

const OLD = '2025-11-01T00:00:00.000Z';
const a = sourceLine('a', 2, { ranking: { legalDeadline: '2026-03-01' } });
const b = sourceLine('b', 2, { waitingSince: '2026-01-03T00:00:00.000Z', ranking: { segment: 'partner' } });
const c = sourceLine('c', 2, { waitingSince: '2026-01-02T00:00:00.000Z', priorityClass: 1 });

function order(...commands: readonly StockCommand[]): string {
  const history = new SkuHistory();
  for (const each of commands) expect(history.carryOut(each).rejected).toBeUndefined();
  return nameAll([...history.state.queue].map(({ demandId }) => demandId));
}

function nameAll(demandIds: readonly string[]): string {
  const names = 'abcdefgh'.split('');
  return demandIds.map((each) => names.find((name) => id(`demand ${name}`) === each)).join('');
}

describe('ApplyPriorityPolicy', () => {
  it('keeps the whole policy in the event, so that no later one is ever counted by', () => {
    given(a, b)
      .when(applyPolicy(partnersFirst))
      .then(happened('stock.PriorityPolicyApplied', { policy: partnersFirst, waitingLines: 2 }));
    given(applyPolicy(partnersFirst))
      .when(applyPolicy({ ...partnersFirst }))
      .thenNothing();
  });

  it.each([
    [partnersFirst, 'bac'],
    [byAge, 'cba'],
    [scoredPolicy, 'cba'],
  ])('ranks anew those who wait: $name', (policy, expected) => {
    expect(order(a, b, c, applyPolicy(policy))).toBe(expected);
    expect(order(applyPolicy(policy), a, b, c)).toBe(expected);
  });

  it('ends moves by hand, but no pins and no classes by hand', () => {
    const tiers = { ...guardedPolicy, guardDays: null };
    expect(order(a, b, c, move.toTop('b'), applyPolicy(tiers))).toBe('cab');
    expect(order(a, b, c, pin('b'), applyPolicy(tiers))).toBe('bca');
    expect(order(a, b, c, setClass(1, 'b'), applyPolicy(tiers))).toBe('bca');
  });

  it('is what later decisions are recorded under', () => {
    const round = served('RECEIPT', [{ to: 'b', quantity: 1, rank: 1, secured: 1, waiting: 1 }]);
    given(applyPolicy(partnersFirst), a, b)
      .when(receive(1))
      .then(
        happened('stock.StockReceived', { quantity: 1, reference: null }),
        under('partners-first@1', round),
      );
    given(applyPolicy(partnersFirst))
      .when(a)
      .then(under('partners-first@1', sourced(a, { backordered: 2, rank: 1, quantityAhead: 0 })));
  });

  it('counts only if it does what was previewed', () => {
    const command = applyPolicy(byAge);
    const preview = [happened('stock.PriorityPolicyApplied', { policy: byAge, waitingLines: 1 })];
    given(a)
      .when({ ...command, expectDigest: payloadHash(preview) })
      .then(...preview);
    given(a, b)
      .when({ ...command, expectDigest: payloadHash(preview) })
      .thenRejected('PLAN_OUTDATED', 'preview it again');
  });

  it('is refused where its weights do not total 100, or name a criterion twice', () => {
    const refusal = (weights: readonly unknown[]) =>
      stockEvents.PriorityPolicyApplied.schema.shape.policy
        .safeParse({ ...scoredPolicy, ranking: { kind: 'WEIGHTED', weights } })
        .error?.issues.map(({ message }) => message);
    const age = { criterion: { by: 'AGE' }, weight: 60 };
    expect(refusal([age])).toEqual(['weights must total 100; these total 60']);
    expect(refusal([age, { ...age, weight: 40 }])).toEqual([
      'each criterion counts once; AGE is named again',
    ]);
  });
});

describe('the starvation guard', () => {
  const old = sourceLine('c', 2, { waitingSince: OLD });
  const older = sourceLine('d', 2, { waitingSince: '2025-10-01T00:00:00.000Z' });
  const receipt = happened('stock.StockReceived', { quantity: 1, reference: null });
  const promotionData = {
    policyVersion: 'guarded@1',
    guardDays: 30,
    demands: [
      { ...demand('d'), waitingSince: '2025-10-01T00:00:00.000Z' },
      { ...demand('c'), waitingSince: OLD },
    ],
  };
  const promotion = happened('stock.BackordersPromoted', { ...promotionData, cause: 'RECEIPT' });

  it('lets those go first who have waited longer than it allows, before anybody is served', () => {
    given(applyPolicy(guardedPolicy), a, b, old, older).when(receive(1)).then(receipt, promotion);
    expect(order(applyPolicy(guardedPolicy), a, b, old, older, receive(1))).toBe('dcab');
  });

  it('has them take their places by its timer, too, where nothing is there to be served', () => {
    given(applyPolicy(guardedPolicy), a, b, old, older)
      .when(promoteStarving())
      .then(happened('stock.BackordersPromoted', { ...promotionData, cause: null }));
    const history = new SkuHistory();
    for (const each of [applyPolicy(guardedPolicy), a, b, old, older, promoteStarving()]) history.try(each);
    expect(history.state.run).toBeNull();
    expect(nameAll([...history.state.queue].map(({ demandId }) => demandId))).toBe('dcab');
  });

  it('says when to look again: when the longest wait passes it, between an hour and its days from now', () => {
    const lookAgain = (...commands: readonly StockCommand[]) => {
      const history = new SkuHistory();
      for (const each of commands) history.try(each);
      return history.try(promoteStarving()).rejected;
    };
    const at = (lookAgainAt: string | null) => ({ code: 'NOBODY_STARVES', details: { lookAgainAt } });
    const since = (waitingSince: string) => sourceLine('c', 2, { waitingSince });
    const guard = applyPolicy(guardedPolicy);
    expect(lookAgain(a)).toMatchObject(at(null));
    expect(lookAgain(guard)).toMatchObject(at('2026-02-04T15:00:01.000Z'));
    expect(lookAgain(guard, since('2025-12-20T10:00:00.000Z'))).toMatchObject(at('2026-01-19T10:00:01.000Z'));
    expect(lookAgain(guard, since('2025-12-06T15:00:30.000Z'))).toMatchObject(at('2026-01-05T16:00:00.000Z'));
  });

  it('lets the round go on that waited for it', () => {
    const history = new SkuHistory();
    for (const each of [applyPolicy(guardedPolicy), a, b, old, older, receive(1)]) history.try(each);
    expect(history.state.run).toBe('RECEIPT');
    expect(history.try(allocate(false)).events).toMatchObject([
      { type: 'stock.BackordersAllocated', data: { cause: 'RECEIPT', allocations: [demand('d')] } },
    ]);
    expect(history.state.run).toBeNull();
  });

  it('lets nobody pass who is pinned, and nobody wait who comes before them anyway', () => {
    expect(order(applyPolicy(guardedPolicy), a, old, pin('a'), receive(1))).toBe('ac');
    const best = sourceLine('a', 2, { priorityClass: 1 });
    given(applyPolicy(guardedPolicy), best, pin('a'), old)
      .when(receive(1))
      .then(
        receipt,
        under('guarded@1', served('RECEIPT', [{ to: 'a', quantity: 1, rank: 1, secured: 1, waiting: 1 }])),
      );
  });

  it('gives no newcomer units that one who starves has a claim to', () => {
    const first = sourceLine('a', 1, { priorityClass: 1 });
    const suggest = setPolicy({ mode: 'SUGGEST_ONLY' });
    given(suggest, applyPolicy(guardedPolicy), old, receive(2))
      .when(first)
      .then(
        under(
          'guarded@1',
          sourced(first, { backordered: 1, rank: 1, quantityAhead: 0, projectedDate: '2026-01-05' }),
        ),
      );
  });

  it('ends with the policy', () => {
    const free = { ...guardedPolicy, guardDays: null };
    expect(order(applyPolicy(guardedPolicy), a, old, receive(1), applyPolicy(free))).toBe('ac');
  });
});

describe('UpdateRankingFacts', () => {
  it('tells what is new of a line that waits, and ranks it by that', () => {
    given(a)
      .when(learn('a', { legalDeadline: '2026-03-01', paid: true, segment: null }))
      .then(happened('stock.RankingFactsChanged', { ...lineOfA(), ranking: { paid: true } }));
    expect(order(applyPolicy(partnersFirst), a, b, learn('a', { segment: 'partner' }))).toBe('ab');
  });

  it('goes by the latest word of the order, whichever comes last', () => {
    const paid = learn('a', { paid: true }, 3);
    const bounced = learn('a', { paid: false }, 5);
    given(a, paid)
      .when(bounced)
      .then(happened('stock.RankingFactsChanged', { ...lineOfA(), ranking: { paid: false }, asOf: 5 }));
    given(a, bounced).when(paid).thenNothing();
  });

  it('notes a later word that says what is known, since an earlier one may still come', () => {
    const unpaid = sourceLine('a', 2, { ranking: { paid: false } });
    const bounced = learn('a', { paid: false }, 5);
    given(unpaid)
      .when(bounced)
      .then(happened('stock.RankingFactsChanged', { ...lineOfA(), ranking: {}, asOf: 5 }));
    given(unpaid, bounced)
      .when(learn('a', { paid: true }, 3))
      .thenNothing();
    given(unpaid, bounced).when(bounced).thenNothing();
  });

  it('leaves who was moved by hand', () => {
    expect(
      order(applyPolicy(partnersFirst), a, b, move.toBottom('a'), learn('a', { segment: 'partner' })),
    ).toBe('ba');
  });

  it('says nothing of a line that waits no more, or of what is known', () => {
    given(a)
      .when(learn('a', { legalDeadline: '2026-03-01' }))
      .thenNothing();
    given(a, reduceLine('a', 2))
      .when(learn('a', { paid: true }))
      .thenNothing();
    given(a)
      .when(learn('zz', { paid: true }))
      .thenRejected('LINE_NOT_FOUND', 'never sourced');
  });
});

/** An event as it is decided under a policy other than the default. */
function under(policyVersion: string, event: StockEvent): StockEvent {
  return { ...event, data: { ...event.data, policyVersion } } as StockEvent;
}

function lineOfA() {
  const { orderId, lineId } = demand('a');
  return { orderId, lineId };
}
