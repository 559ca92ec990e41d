import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';
import { DelayStory, type Service, SKU } from './delay-story.js';

let story: DelayStory;
let api: RunningApi;

async function begin(policy: object = {}): Promise<void> {
  story = new DelayStory();
  api = await RunningApi.start({ CLOCK: 'sandbox', SMTP_URL: await story.smtpUrl() });
  const key = await api.key('admin');
  const service: Service = {
    get url() {
      return api.url;
    },
    async ask(query, variables = {}) {
      const { data, errors } = await api.ask(key, query, variables);
      if (errors || !data) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
  story.on(service);
  await story.setPolicy(policy);
}

afterEach(async () => {
  await api.stop();
  await story.mails.stop();
});

const advance = (by: string) => story.change('advanceClock', { by });

describe('a delay', () => {
  it('is told, agreed to, told again, met with silence, cancelled and paid back', async () => {
    await begin();
    const today = await story.today();
    const inDays = (days: number) => today.add({ days }).toString();
    const supply = { sku: SKU, reference: 'PO-17' };
    const expected = { ...supply, quantity: 5, dueDate: inDays(10) };
    const { subjectId: supplyId } = await story.change(
      'expectSupply',
      expected,
      '... on StockChanged { subjectId }',
    );
    await story.place();
    await story.change('rescheduleSupply', { ...supply, supplyId, dueDate: inDays(75) });
    await advance('PT10S');
    await story.mailed(/is delayed: please answer/);
    await story.until('ordering.DelayOptionOffered');

    const path = story.replyPath;
    const page = await story.open(path);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('name="line-1"');
    expect(await story.history()).not.toContain('ordering.BuyerConsented');
    const done = await story.press(path, { 'line-1': 'KEEP' });
    expect(done.status).toBe(200);
    await story.until('ordering.BuyerConsented');
    expect((await story.press(path, { 'line-1': 'CANCEL' })).status).toBe(410);

    await story.change('rescheduleSupply', { ...supply, supplyId, dueDate: inDays(100) });
    await advance('PT10S');
    await story.mailed(/delayed again/);
    await story.until('ordering.DelayOptionOffered', 2);
    await advance('P80D');
    await story.until('ordering.DeadlineReached');
    await story.mailed(/items cancelled/);
    const history = await story.history();
    expect(history).toContain('ordering.RefundRequired');
    const { timeline } = await story.read(`timeline(orderRef: "A-1001") { type data }`);
    const owed = (timeline as { type: string; data: string }[]).find(
      ({ type }) => type === 'ordering.RefundRequired',
    );
    const { refundId, amountMinor, vestingDate } = JSON.parse(owed?.data ?? '{}') as {
      refundId: string;
      amountMinor: number;
      vestingDate: string;
    };
    expect([amountMinor, vestingDate]).toEqual([9000, inDays(75)]);
    await story.change('recordRefund', {
      orderRef: 'A-1001',
      refundId,
      form: 'CHECK',
      amountMinor: String(amountMinor),
      reference: 'check 4711',
    });
    await story.mailed(/we have sent your refund/);
  }, 60_000);
});
