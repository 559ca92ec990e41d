import type { LocalDate } from '#kernel';
import { Temporal } from 'temporal-polyfill';
import { remembered, rememberedAlone } from './remembered.js';

/** Milliseconds since 1970, UTC. Instants are told apart by nothing smaller. */
export type Moment = number;

/** Throws a RangeError on text that is no instant with an offset. */
export function momentOf(instant: string): Moment {
  const moment = Date.parse(instant);
  if (Number.isNaN(moment)) throw new RangeError(`no instant: ${instant}`);
  return moment;
}

/** The calendar day on which a moment falls in a zone. */
export const dateOf = remembered((moment: Moment, zone: string): LocalDate =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString(),
);

/** The first moment of a day; where clocks skip midnight, the first that there is. */
export const startOfDay = remembered(
  (date: LocalDate, zone: string): Moment =>
    Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds,
);

/** The moment at which a day is over: the first of the next day, exclusive (convention CV-DAY). */
export function endOfDay(date: LocalDate, zone: string): Moment {
  return startOfDay(addDays(date, 1), zone);
}

export const addDays = remembered((date: LocalDate, days: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ days }).toString(),
);

/** 1 Monday … 7 Sunday. */
export const weekdayOf = rememberedAlone(
  (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek,
);

/** ISO 8601 with the offset in force in the zone at that moment. */
export const inZone = remembered((moment: Moment, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' }),
);

/** The moment that wall clocks in the zone show `hours` later than they show at `moment`. */
export function addWallClockHours(moment: Moment, hours: number, zone: string): Moment {
  const start = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  return start.toPlainDateTime().add({ hours }).toZonedDateTime(zone).epochMilliseconds;
}
