import { dateOf, momentOf } from '#delay-rules';

/** The day of an instant where the order's days are counted. */
export function dayIn(instant: string, timeZone: string): string {
  return dateOf(momentOf(instant), timeZone);
}

export function placedOn({
  placedAt,
  timeZone,
}: {
  readonly placedAt: string;
  readonly timeZone: string;
}): string {
  return dayIn(placedAt, timeZone);
}
