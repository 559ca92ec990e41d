import { inZone, momentOf } from '#delay-rules';
import { markup, type Markup } from './markup.js';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

/** `31 July 2026`; what is no date stays as it is. */
export function dayText(date: string): string {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const name = MONTHS[Number(month) - 1];
  return name === undefined ? date : `${Number(day)} ${name} ${year}`;
}

/** `1 July 2026, 11:00:00 -04:00`: as clocks in the zone show it, with their offset. */
export function localTimeText(instant: string, zone: string): string {
  const [date = '', rest = ''] = inZone(momentOf(instant), zone).split('T');
  const [, time = rest, offset = ''] = /^(\d\d:\d\d:\d\d)(?:\.\d+)?(.*)$/.exec(rest) ?? [];
  return `${dayText(date)}, ${time} ${offset === '+00:00' ? 'UTC' : offset}`;
}

/** In the order's zone, the UTC instant beside it. */
export function timeIn(instant: string, zone: string): Markup {
  return markup`<time datetime="${instant}">${localTimeText(instant, zone)}</time> <span class="utc">${instant}</span>`;
}
