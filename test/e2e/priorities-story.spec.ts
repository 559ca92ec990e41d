import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

type Fields = Readonly<Record<string, unknown>>;

let story: Story;
beforeEach(async () => {
  story = await Story.begin();
  for (const ref of ['A', 'B', 'C', 'D']) await story.place(ref, [{ sku: 'LAMP', quantity: 2 }]);
});
afterEach(() => story.end());

const refs = async () => (await story.queue('LAMP')).map((row) => (row as [string])[0]);

describe('an operator', () => {
  it('moves, pins and holds backorders for a reason, and the queue follows', async () => {
    expect(await story.reprioritise(['D'], { kind: 'MOVE_TO_TOP' })).toMatchObject({
      __typename: 'BatchApplied',
      rows: [{ status: 'CHANGED', fromRank: 4, toRank: 1 }],
    });
    expect(await refs()).toEqual(['D', 'A', 'B', 'C']);
    await story.reprioritise(['C'], { kind: 'PIN' });
    await story.reprioritise(['B'], { kind: 'MOVE_BEFORE', beforeBackorderId: await story.backorderOf('A') });
    expect(await refs()).toEqual(['C', 'D', 'B', 'A']);
    await story.reprioritise(['C'], { kind: 'HOLD' });
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 3 });
    expect(await story.queue('LAMP')).toEqual([
      ['C', 2, null],
      ['B', 1, null],
      ['A', 2, null],
    ]);
    await story.reprioritise(['C'], { kind: 'RELEASE' });
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 2 });
    expect(await refs()).toEqual(['B', 'A']);
  });

  it('has a batch refused as a whole, or its faulty rows skipped, and is told about each', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const ids = [await story.backorderOf('D'), nobody];
    const batch = { backorderIds: ids, reasonCode: 'COMPLAINT' };
    expect(await story.reprioritise([], { kind: 'MOVE_TO_TOP' }, batch)).toMatchObject({
      __typename: 'BatchRefused',
      rows: [{ backorderId: nobody, status: 'FAILED', code: 'BACKORDER_NOT_FOUND' }],
    });
    expect(await refs()).toEqual(['A', 'B', 'C', 'D']);
    const skipping = { ...batch, errorPolicy: 'SKIP_FAILED' };
    expect(await story.reprioritise([], { kind: 'MOVE_TO_TOP' }, skipping)).toMatchObject({
      rows: [{ status: 'CHANGED', toRank: 1 }, { status: 'FAILED' }],
    });
    expect(await story.reprioritise(['A'], { kind: 'PIN' }, { reasonCode: 'OTHER' })).toMatchObject({
      rows: [{ status: 'FAILED', code: 'NOTE_REQUIRED' }],
    });
  });

  it('sends a batch again and hears what the first one heard, though the queues have moved on', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 2 });
    await story.place('V', [{ sku: 'VASE', quantity: 1 }]);
    const backorderIds = await Promise.all(['A', 'V', 'B'].map((ref) => story.backorderOf(ref)));
    const batch = { backorderIds, errorPolicy: 'SKIP_FAILED', idempotencyKey: 'pin three' };
    const first = await story.reprioritise([], { kind: 'PIN' }, batch);
    expect(first).toMatchObject({
      __typename: 'BatchApplied',
      rows: [
        { status: 'FAILED', code: 'BACKORDER_NOT_FOUND' },
        { status: 'CHANGED', fromRank: 1, toRank: 1 },
        { status: 'CHANGED', fromRank: 1, toRank: 1 },
      ],
    });
    const back = { backorderId: backorderIds[0], quantity: 2, hold: true, reasonCode: 'CONTRACT' };
    await story.plan('deallocateBackorder', back);
    await story.reprioritise(['D'], { kind: 'PIN' });
    const again = { ...first, repeated: true };
    expect(await story.reprioritise([], { kind: 'PIN' }, batch)).toEqual(again);
    await story.api.restart();
    expect(await story.reprioritise([], { kind: 'PIN' }, batch)).toEqual(again);
    expect(await refs()).toEqual(['D', 'A', 'C']);
    expect(await story.reprioritise([], { kind: 'HOLD' }, batch)).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
  });

  it('sends a batch by a filter again, which matches nobody by then', async () => {
    const batch = { backorderIds: null, where: { onHold: { eq: false } }, idempotencyKey: 'hold all' };
    const first = await story.reprioritise([], { kind: 'HOLD' }, batch);
    expect(first['rows']).toMatchObject(['A', 'B', 'C', 'D'].map(() => ({ status: 'CHANGED' })));
    const again = { ...first, repeated: true };
    expect(await story.reprioritise([], { kind: 'HOLD' }, batch)).toEqual(again);
    const other = { ...batch, where: { onHold: { eq: true } } };
    expect(await story.reprioritise([], { kind: 'HOLD' }, other)).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    await expect(story.reprioritise([], { kind: 'HOLD' }, { ...batch, idempotencyKey: 'b' })).rejects.toThrow(
      'matches no backorder that waits',
    );
  });

  it('who saw an older queue than there is by now is told its revision, and changes nothing', async () => {
    const { stockItem } = await story.read('stockItem(sku: "LAMP", minPosition: $p) { revision }');
    const expectedRevision = (stockItem as Fields)['revision'];
    await story.reprioritise(['D'], { kind: 'MOVE_TO_TOP' }, { expectedRevision });
    const late = { expectedRevision, idempotencyKey: 'late' };
    const refused = await story.reprioritise(['C'], { kind: 'MOVE_TO_TOP' }, late);
    expect(refused).toMatchObject({ __typename: 'VersionConflict', code: 'CONFLICT' });
    expect(await refs()).toEqual(['D', 'A', 'B', 'C']);
    const again = { ...late, expectedRevision: refused['currentRevision'] };
    expect(await story.reprioritise(['C'], { kind: 'MOVE_TO_TOP' }, again)).toMatchObject({
      __typename: 'BatchApplied',
    });
    expect(await refs()).toEqual(['C', 'D', 'A', 'B']);
  });

  it('sees what a move would do, and applies exactly that or nothing', async () => {
    const preview = async () => {
      const id = await story.backorderOf('D');
      const { previewReprioritisation } = await story.read(`previewReprioritisation(minPosition: $p, input: {
        action: { kind: MOVE_TO_TOP }, backorderIds: ["${id}"], reasonCode: CONTRACT
      }) { planToken expiresAt skus { totals { moved unchanged } changes { orderRef fromRank toRank verdict } } }`);
      return previewReprioritisation as Fields;
    };
    const first = await preview();
    expect(first['skus']).toEqual([
      {
        totals: { moved: 4, unchanged: 0 },
        changes: [
          { orderRef: 'D', fromRank: 4, toRank: 1, verdict: 'MOVES' },
          { orderRef: 'A', fromRank: 1, toRank: 2, verdict: 'MOVES' },
          { orderRef: 'B', fromRank: 2, toRank: 3, verdict: 'MOVES' },
          { orderRef: 'C', fromRank: 3, toRank: 4, verdict: 'MOVES' },
        ],
      },
    ]);
    expect(await refs()).toEqual(['A', 'B', 'C', 'D']);
    await story.place('E', [{ sku: 'LAMP', quantity: 1 }], { customer: { ref: 'C-9', tier: 1 } });
    expect(await story.plan('applyPlan', { planToken: first['planToken'] })).toMatchObject({
      __typename: 'PlanOutdated',
      code: 'PLAN_OUTDATED',
      changes: [expect.stringContaining('stock.LineSourced')],
    });
    const second = await preview();
    const apply = { planToken: second['planToken'], idempotencyKey: 'apply once' };
    const applied = await story.plan('applyPlan', apply);
    expect(applied).toMatchObject({ __typename: 'PlanApplied' });
    expect(await refs()).toEqual(['D', 'E', 'A', 'B', 'C']);
    expect(await story.plan('applyPlan', apply)).toEqual(applied);
  });

  it('undoes a batch exactly, and leaves alone what was changed since', async () => {
    const { batchId } = await story.reprioritise(['C', 'D'], { kind: 'MOVE_TO_TOP' });
    expect(await refs()).toEqual(['C', 'D', 'A', 'B']);
    await story.reprioritise(['C'], { kind: 'PIN' });
    const undo = { batchId, reasonCode: 'DATA_ERROR' };
    expect(await story.undo({ ...undo, onChanged: 'REFUSE' })).toMatchObject({ code: 'CHANGED_SINCE' });
    expect(await refs()).toEqual(['C', 'D', 'A', 'B']);
    expect(await story.undo(undo)).toMatchObject({ rows: [{ status: 'UNCHANGED' }, { status: 'CHANGED' }] });
    expect(await refs()).toEqual(['C', 'A', 'B', 'D']);
    expect(await story.undo({ ...undo, batchId: '00000000-0000-4000-8000-000000000000' })).toMatchObject({
      code: 'BATCH_NOT_FOUND',
    });
  });

  it('asks what goods would change before they come, and what a reallocation would', async () => {
    const { previewAllocation } = await story.read(`previewAllocation(minPosition: $p, input: {
      sku: "LAMP", suppose: { received: 3 }
    }) { planToken skus { totals { winners unitsAllocated } changes { orderRef gains toRank } } }`);
    expect(previewAllocation).toMatchObject({
      planToken: null,
      skus: [
        {
          totals: { winners: 2, unitsAllocated: 3 },
          changes: [
            { orderRef: 'A', gains: 2, toRank: null },
            { orderRef: 'B', gains: 1, toRank: 1 },
            { orderRef: 'C', gains: 0, toRank: 2 },
            { orderRef: 'D', gains: 0, toRank: 3 },
          ],
        },
      ],
    });
    expect(await refs()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('takes units back, gives them to another by hand, and can say why each got what it got', async () => {
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 2 });
    const [a, d] = [await story.backorderOf('A'), await story.backorderOf('D')];
    await story.stock('setBackorderPolicy', { sku: 'LAMP', allowed: true, mode: 'MANUAL' });
    expect(await story.stock('allocateBackorders', { sku: 'LAMP' })).toMatchObject({
      code: 'QUEUE_IS_MANUAL',
    });
    const reason = { reasonCode: 'EXPEDITE_PAID', note: 'paid for express' };
    await story.plan('deallocateBackorder', { backorderId: a, quantity: 2, hold: false, ...reason });
    expect(await story.plan('allocateToBackorder', { backorderId: d, quantity: 3, ...reason })).toMatchObject(
      {
        code: 'ALLOCATION_EXCEEDED',
      },
    );
    expect(await story.plan('allocateToBackorder', { backorderId: d, quantity: 2, ...reason })).toMatchObject(
      {
        allocatedToBackorders: 2,
      },
    );
    expect(await refs()).toEqual(['A', 'B', 'C']);
    const { explainAllocation } = await story.read(
      `explainAllocation(id: "${d}", minPosition: $p) { units rank rule cause reasonCode note ahead { rank passedOver } }`,
    );
    expect(explainAllocation).toEqual([
      {
        ...{ units: 2, rank: 4, rule: 'MANUAL_CHOICE', cause: 'OVERRIDE', ...reason },
        ahead: [1, 2, 3].map((rank) => ({ rank, passedOver: 'MANUAL_CHOICE' })),
      },
    ]);
    const { whyNot } = await story.read(
      `whyNot(id: "${a}", minPosition: $p) { rank available policyVersion policy reasons { code } passedOver { reason } }`,
    );
    expect(whyNot).toMatchObject({
      ...{ rank: 1, available: 0, policyVersion: 'default-1' },
      policy: expect.arrayContaining(["By class, 1 first: the customer's tier."]),
      reasons: [{ code: 'NOTHING_FREE' }, { code: 'PASSED_OVER' }],
      passedOver: [{ reason: 'MANUAL_CHOICE' }],
    });
  });
});
