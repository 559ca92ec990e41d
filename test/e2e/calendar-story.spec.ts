import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { Story } from './story.js';

let story: Story;
beforeEach(async () => void (story = await Story.begin()));
afterEach(() => story.end());

const shipDates = async () => {
  const { backorderQueue } = await story.read(
    `backorderQueue(sku: "LAMP", minPosition: $p) { nodes { projectedShipDate coverage { projectedDate } } }`,
  );
  return (backorderQueue as { nodes: readonly object[] }).nodes;
};

it('a projected date becomes a ship date by the calendar of the location, and by none where there is none', async () => {
  await story.place('A', [{ sku: 'LAMP', quantity: 4 }]);
  await story.stock('expectSupply', { sku: 'LAMP', quantity: 4, dueDate: '2027-01-16' });
  const coverage = { projectedDate: '2027-01-16' };
  expect(await shipDates()).toEqual([{ projectedShipDate: null, coverage }]);

  const calendar = { timeZone: 'America/New_York', holidays: 'US_FEDERAL', cutOff: '14:00', handlingDays: 1 };
  await story.setCalendar(calendar);
  expect(
    await story.read('shippingCalendar { location workDays holidays closedDays cutOff handlingDays }'),
  ).toEqual({
    shippingCalendar: {
      ...{ location: 'main', workDays: [1, 2, 3, 4, 5], holidays: 'US_FEDERAL' },
      ...{ closedDays: [], cutOff: '14:00', handlingDays: 1 },
    },
  });
  // The 16th is a Saturday, Monday the 18th a holiday: there on Tuesday, out on Wednesday.
  expect(await shipDates()).toEqual([{ projectedShipDate: '2027-01-20', coverage }]);
  await expect(story.setCalendar({ ...calendar, timeZone: 'Mars/Olympus' })).rejects.toThrow(/timeZone/);
});
