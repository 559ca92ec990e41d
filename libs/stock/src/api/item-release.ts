import { parseCommand } from '#graphql-kit';
import { startOfDay } from '#delay-rules';
import { type Instant, type LocalDate, schemas } from '#kernel';
import { z } from 'zod';

const zoned = z.object({ timeZone: schemas.timeZone });

/** The release of an item that goes on sale with the beginning of a day in a zone; null: without a day. */
export function itemRelease(
  date: LocalDate | null,
  timeZone: string,
): { readonly date: LocalDate; readonly at: Instant } | null {
  const zone = parseCommand(zoned, { timeZone }).timeZone;
  return date === null ? null : { date, at: new Date(startOfDay(date, zone)).toISOString() };
}
