import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Story } from './story.js';

type Fields = Readonly<Record<string, unknown>>;

let story: Story;
beforeEach(async () => {
  story = await Story.begin();
  await story.stock('describeItem', { sku: 'LAMP', name: 'Lamp', category: 'Lamps' });
  const order = (ref: string, tags: string[], quantity: number) =>
    story.place(ref, [{ sku: 'LAMP', quantity }], { tags });
  await order('A', [], 4);
  await order('B', ['vip'], 4);
  await order('C', [], 2);
});
afterEach(() => story.end());

const refs = async () => (await story.queue('LAMP')).map((row) => (row as [string])[0]);
const vipFirst = {
  name: 'vip-first',
  title: 'VIPs first',
  criteria: [
    { by: 'CLASS', classes: [{ when: { tags: ['vip'] }, priorityClass: 1 }], otherwise: 5 },
    { by: 'AGE' },
  ],
};
const byAge = { name: 'by-age', title: 'The longest wait', criteria: [{ by: 'AGE' }] };
const publish = (policy: Fields, scope: Fields = {}) =>
  story.policy('publishPriorityPolicy', { policy, scope, reason: 'VIPs complained' });

describe('a priority policy', () => {
  it('orders the queues that it governs anew, and every allocation records its version', async () => {
    const before = await story.position();
    expect(await publish(vipFirst)).toMatchObject({ policyVersion: 'vip-first@1' });
    await story.idle();
    expect(await refs()).toEqual(['B', 'A', 'C']);
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 5 });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 3, null],
      ['C', 2, null],
    ]);
    const { explainAllocation } = await story.read(
      `explainAllocation(id: "${await story.backorderOf('A')}", minPosition: $p) { units rank policyVersion }`,
    );
    expect(explainAllocation).toEqual([{ units: 1, rank: 2, policyVersion: 'vip-first@1' }]);
    const { now, then, one } = await story.read(`
      now: priorityPolicies { policyVersion inWords publishedBy reason scope { inWords } }
      then: priorityPolicies(asOf: { position: "${before}" }) { name }
      one: priorityPolicy(sku: "LAMP") { policyVersion }`);
    expect(now).toMatchObject([
      {
        policyVersion: 'vip-first@1',
        inWords: expect.arrayContaining(['By class, 1 first: tag vip is class 1, otherwise class 5.']),
        publishedBy: expect.stringMatching(/^key:/),
        reason: 'VIPs complained',
        scope: { inWords: 'all items everywhere' },
      },
    ]);
    expect([then, one]).toEqual([[], { policyVersion: 'vip-first@1' }]);
  });

  it('shows beforehand what it would do to the queues that it would govern, and to no others', async () => {
    await story.stock('describeItem', { sku: 'VASE', name: 'Vase', category: 'Vases' });
    await story.place('D', [{ sku: 'VASE', quantity: 9 }]);
    await publish(byAge, { category: 'Vases' });
    const { previewPriorityPolicy } = await story.read(`previewPriorityPolicy(minPosition: $p, input: {
      policy: { name: "vip-first", title: "VIPs first", criteria: [
        { by: CLASS, classes: [{ when: { tags: ["vip"] }, priorityClass: 1 }], otherwise: 5 }, { by: AGE }] }
    }) { governedQueues totals { moved unchanged } skus { sku changes { orderRef fromRank toRank } } }`);
    expect(previewPriorityPolicy).toEqual({
      governedQueues: 1,
      totals: { moved: 2, unchanged: 1 },
      skus: [
        {
          sku: 'LAMP',
          changes: [
            { orderRef: 'B', fromRank: 2, toRank: 1 },
            { orderRef: 'A', fromRank: 1, toRank: 2 },
          ],
        },
      ],
    });
    expect(await refs()).toEqual(['A', 'B', 'C']);
  });

  it('of a category goes before that of the tenant, and gives way when it is withdrawn', async () => {
    await publish(vipFirst);
    await publish(byAge, { category: 'Lamps' });
    await story.idle();
    expect(await refs()).toEqual(['A', 'B', 'C']);
    const withdrawal = { scope: { category: 'Lamps' }, reason: 'tried long enough' };
    expect(await story.policy('withdrawPriorityPolicy', withdrawal)).toMatchObject({ policyVersion: null });
    await story.idle();
    expect(await refs()).toEqual(['B', 'A', 'C']);
    const { priorityPolicyHistory } = await story.read('priorityPolicyHistory { change policyVersion }');
    expect(priorityPolicyHistory).toEqual([
      { change: 'WITHDRAWN', policyVersion: 'by-age@1' },
      { change: 'PUBLISHED', policyVersion: 'by-age@1' },
      { change: 'PUBLISHED', policyVersion: 'vip-first@1' },
    ]);
  });

  it('governs a queue that begins later', async () => {
    await publish(vipFirst);
    await story.place('D', [{ sku: 'VASE', quantity: 1 }]);
    await story.place('E', [{ sku: 'VASE', quantity: 1 }], { tags: ['vip'] });
    await story.idle();
    expect((await story.queue('VASE')).map((row) => (row as [string])[0])).toEqual(['E', 'D']);
  });

  it('of the category that an item comes into governs its queue from then on', async () => {
    await publish(vipFirst);
    await publish(byAge, { category: 'Old stock' });
    expect(await refs()).toEqual(['B', 'A', 'C']);
    await story.stock('describeItem', { sku: 'LAMP', name: 'Lamp', category: 'Old stock' });
    expect(await refs()).toEqual(['A', 'B', 'C']);
  });

  it('is refused with the field that makes no sense', async () => {
    const criteria = [
      { by: 'AGE', weight: 60 },
      { by: 'PAID_FIRST', weight: 30 },
    ];
    const policy = { name: 'score', title: 'Score', kind: 'WEIGHTED', criteria };
    await expect(publish(policy)).rejects.toThrow(
      'input.policy.criteria: weights must total 100; these total 90',
    );
    const twice = ['GIVE', 'SHARE'].map((strategy) => ({ priorityClass: 1, strategy }));
    expect(await publish({ ...vipFirst, strategies: twice })).toMatchObject({
      code: 'POLICY_INVALID',
      message: 'policy.strategies: class 1 is there twice',
      path: ['policy.strategies'],
    });
  });

  it('divides what does not serve all of a class fairly, and keeps within a quota', async () => {
    await story.stock('setBackorderPolicy', { sku: 'LAMP', allowed: true, mode: 'SUGGEST_ONLY' });
    const quotas = [{ id: 'vip', when: { tags: ['vip'] }, units: 1, per: 'DAY' }];
    const fair = { name: 'fair', title: 'Fair', criteria: [{ by: 'AGE' }], rule: 'FAIR_SHARE', quotas };
    await publish(fair);
    await story.idle();
    await story.stock('receiveStock', { sku: 'LAMP', quantity: 4 });
    await story.stock('allocateBackorders', { sku: 'LAMP' });
    expect(await story.queue('LAMP')).toEqual([
      ['A', 2, null],
      ['B', 3, null],
      ['C', 1, null],
    ]);
  });
});
