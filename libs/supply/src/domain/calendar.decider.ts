import { accept, type Decider } from '#eventing';
import { canonicalJson } from '#kernel';
import type { CalendarCommand, CalendarEvent, ShippingCalendar } from '../contract/index.js';

export interface CalendarState {
  calendar: ShippingCalendar | null;
}

/** When one location ships. The last word holds; the same again is no event. */
export const calendarDecider: Decider<CalendarState, CalendarCommand, CalendarEvent> = {
  name: 'shipping_calendar',
  stateVersion: 1,
  initialState: () => ({ calendar: null }),
  evolve: (state, { data }) => void (state.calendar = data),
  decide: ({ type: _, ...data }, { calendar }) =>
    canonicalJson(data) === canonicalJson(calendar)
      ? accept()
      : accept({ type: 'supply.ShippingCalendarSet', data }),
};
