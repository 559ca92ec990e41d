import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin('admin', { CLOCK: 'sandbox' })));
afterEach(() => story.end());

const refs = async () => (await story.queue('LAMP')).map((row) => (row as [string])[0]);
const tier = (value: number) => ({ customer: { ref: `C-${value}`, tier: value } });

it('who has waited longer than the guard goes to the front, though nothing else happens to the queue', async () => {
  const policy = { name: 'guarded', title: 'By tier', criteria: [{ by: 'CLASS' }], guardDays: 10 };
  await story.policy('publishPriorityPolicy', { policy, scope: { sku: 'LAMP' }, reason: 'nobody starves' });
  await story.place('late', [{ sku: 'LAMP', quantity: 1 }], tier(9));
  await story.idle();
  await story.advanceClock({ by: 'P5D' });
  await story.place('good', [{ sku: 'LAMP', quantity: 1 }], tier(1));
  await story.idle();
  expect(await refs()).toEqual(['good', 'late']);
  await story.advanceClock({ by: 'P6D' });
  await story.idle();
  expect(await refs()).toEqual(['late', 'good']);
});
