import { defineEvent, type EventsOf } from '#eventing';
import { schemas } from '#kernel';
import { z } from 'zod';

const { code, localDate, timeZone } = schemas;

/** Public holidays that the calendar knows by itself. Those of other countries are given as closed days. */
export const holidays = z.enum(['NONE', 'US_FEDERAL']);

/**
 * When a location ships. `workDays`: 1 Monday to 7 Sunday. `cutOff`: what is there by then leaves on the same day, on
 * the clocks of the zone; null: all day. `handlingDays`: work days that goods need from being there to leaving.
 */
const calendar = {
  location: code,
  timeZone,
  workDays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .refine((days) => new Set(days).size === days.length, 'names a day twice'),
  holidays,
  closedDays: z.array(localDate).max(400),
  cutOff: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')
    .nullable(),
  handlingDays: z.int().min(0).max(60),
};

/** The stream `shipping_calendar-<tenant>~<location>`. */
export const calendarEvents = {
  ShippingCalendarSet: defineEvent('supply.ShippingCalendarSet', z.object(calendar)),
} as const;

export const calendarCommands = { 'supply.SetShippingCalendar': z.object(calendar) } as const;

export type CalendarEvent = EventsOf<typeof calendarEvents>;
export type ShippingCalendar = CalendarEvent['data'];
export type CalendarCommand = { readonly type: 'supply.SetShippingCalendar' } & ShippingCalendar;
