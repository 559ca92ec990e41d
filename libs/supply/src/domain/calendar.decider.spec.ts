import { EventRegistry } from '#eventing';
import { deciderSpec } from '#eventing-testing';
import { type CalendarEvent, calendarEvents, type ShippingCalendar } from '#supply/contract';
import { describe, it } from '@jest/globals';
import { calendarDecider } from './calendar.decider.js';

const { given } = deciderSpec(calendarDecider, {
  registry: new EventRegistry(Object.values(calendarEvents)),
});
const calendar: ShippingCalendar = {
  ...{ location: 'main', timeZone: 'UTC', workDays: [1, 2], holidays: 'NONE' },
  ...{ closedDays: [], cutOff: null, handlingDays: 0 },
};
const set: CalendarEvent = { type: 'supply.ShippingCalendarSet', data: calendar };

describe('SetShippingCalendar', () => {
  it('holds from then on; the same again does nothing', () => {
    const type = 'supply.SetShippingCalendar';
    given()
      .when({ type, ...calendar })
      .then(set);
    given(set)
      .when({ type, ...calendar })
      .thenNothing();
    given(set)
      .when({ type, ...calendar, cutOff: '14:00' })
      .then({ ...set, data: { ...calendar, cutOff: '14:00' } });
  });
});
