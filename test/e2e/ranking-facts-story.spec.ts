import { META } from '#eventing';
import { skuStream } from '#stock/contract';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

/** What the stream of the SKU says that its queue may be ranked by. */
async function learned(sku: string): Promise<unknown[]> {
  const { runtime } = story.api;
  await runtime.processes.whenIdle();
  const events = await runtime.store.read(skuStream('main', 'main', sku));
  return events.flatMap(({ type, data, meta }) =>
    'ranking' in data ? [[type, meta[META.actor], data['ranking']]] : [],
  );
}

const SET_POLICY = `mutation { setDelayPolicy(input: { idempotencyKey: "policy", reason: "the shop opens", policy: {
  seller: { name: "Lamps & Co", replyAddress: "orders@lamps.example", phone: "+1 555 0100" } } }) { __typename } }`;
const PAYMENT = { tender: 'CASH_CHECK_MONEY_ORDER', parts: [] };

it('a queue hears of its orders what a policy may rank them by, and no more often than it changes', async () => {
  const key = await story.api.key('admin');
  const policy = await story.api.ask(key, SET_POLICY);
  expect(policy.errors).toBeUndefined();
  const address = {
    lines: ['1 Main Street'],
    city: 'Albany',
    region: 'NY',
    postalCode: '12201',
    country: 'US',
  };
  const customer = { ref: 'C-7', segment: 'partner', email: 'jo@example.com', address };
  const order = { timeZone: 'America/New_York', currency: 'USD', customer };
  await story.place('A', [{ sku: 'LAMP', quantity: 2, unitPriceMinor: '4500' }], {
    ...order,
    payment: { ...PAYMENT, status: 'NOT_RECEIVED' },
  });
  const known = { channel: 'INTERNET', segment: 'partner', orderValueMinor: 9000 };
  const placed = ['stock.LineSourced', 'process:fulfilment', { ...known, paid: false }];
  expect(await learned('LAMP')).toEqual([placed]);
  await story.order('recordPayment', { orderRef: 'A', fact: 'RECEIVED', tender: PAYMENT.tender });
  const dates = { promisedDate: '2026-02-04', legalDeadline: '2026-02-04' };
  const [first, ...rest] = await learned('LAMP');
  expect(first).toEqual(placed);
  expect(Object.assign({}, ...rest.map((each) => (each as [string, string, object])[2]))).toEqual({
    ...dates,
    paid: true,
  });
  await story.stock('receiveStock', { sku: 'VASE', quantity: 1 });
  await story.place('B', [{ sku: 'VASE', quantity: 1 }], {
    ...order,
    payment: { ...PAYMENT, status: 'RECEIVED' },
  });
  expect(await learned('VASE')).toHaveLength(1);
});
