import { afterEach, describe, expect, it } from '@jest/globals';
import { RunningApi } from '../../apps/api/src/testing/running-api.js';
import { DelayStory, SKU } from './delay-story.js';

const story = new DelayStory();
let api: RunningApi;

afterEach(async () => {
  await api.stop();
  await story.mails.stop();
});

describe('a buyer whose goods come in time', () => {
  it('is told of the day, of another day once it is far enough off, and asked whether all arrived', async () => {
    api = await RunningApi.start({ CLOCK: 'sandbox', SMTP_URL: await story.smtpUrl() });
    const key = await api.key('admin');
    story.on({
      url: api.url,
      ask: async (query, variables = {}) => {
        const { data, errors } = await api.ask(key, query, variables);
        if (errors || !data) throw new Error(JSON.stringify(errors));
        return data;
      },
    });
    await story.setPolicy({ messages: ['BACKORDER_CONFIRMED', 'DATE_MOVED', 'FOLLOW_UP'], followUpDays: 5 });
    const today = await story.today();
    const dueDate = (days: number) => today.add({ days }).toString();
    const supply = { sku: SKU, reference: 'PO-17' };
    const { subjectId: supplyId } = await story.change(
      'expectSupply',
      { ...supply, quantity: 2, dueDate: dueDate(10) },
      '... on StockChanged { subjectId }',
    );
    await story.place();
    await story.mailed(/on backorder/);
    for (const days of [20, 22]) {
      await story.change('rescheduleSupply', { ...supply, supplyId, dueDate: dueDate(days) });
      await story.change('advanceClock', { by: 'PT10S' });
      await story.mailed(/new expected date/);
    }
    await story.change('receiveStock', { sku: SKU, quantity: 2 });
    await story.until('ordering.SupplyRecorded', 2);
    const lines = [{ lineNo: 1, quantity: 2 }];
    await story.change('confirmShipment', { orderRef: 'A-1001', carrier: 'UPS', tracking: '1Z', lines });
    await story.change('advanceClock', { by: 'P4D' });
    await story.change('advanceClock', { by: 'P2D' });
    await story.mailed(/has everything arrived/);
    expect(story.subjects.map((subject) => subject.replace(/^Order A-1001: /, ''))).toEqual([
      'on backorder',
      'new expected date',
      'has everything arrived?',
    ]);
  }, 60_000);
});
