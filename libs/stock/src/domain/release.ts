import { reject } from '#eventing';
import type { Instant, LocalDate } from '#kernel';
import { named, placeOf, type Place } from './decision.js';

/** Before it nothing of an item is allocated, whatever is in stock. */
export interface Release {
  readonly date: LocalDate;
  /** The beginning of that day where the item is sold. */
  readonly at: Instant;
}

/** Whether an item may be allocated: it has no release date, or its moment has come. */
export function isReleased(release: Release | null, now: Instant): boolean {
  return release === null || release.at <= now;
}

/** A projected date is never before the release; where none is known, the release makes none. */
export function notBefore(release: Release | null, date: LocalDate | null): LocalDate | null {
  return release !== null && date !== null && date < release.date ? release.date : date;
}

/** The refusal to give units of an item to anybody before its release. Null: they may be given. */
export function notReleased(
  place: Place,
  release: Release | null,
  now: Instant,
): ReturnType<typeof reject<'NOT_RELEASED'>> | null {
  if (release === null || isReleased(release, now)) return null;
  const { date: releaseDate, at: releaseAt } = release;
  const message = `${named(place)}: nothing is allocated before its release on ${releaseDate}`;
  return reject('NOT_RELEASED', message, { ...placeOf(place), releaseDate, releaseAt });
}
