import { schemas } from '#kernel';
import { z } from 'zod';

const shown = { clearAndConspicuous: z.boolean().nullish(), shownAt: z.string().max(500).nullish() };
const span = z.int().positive().max(3650);

/** The shipping time that the buyer was shown, 16 CFR 435.2(a)(1)(i). */
export const statedShipTime = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('CALENDAR_DAYS'), value: span, ...shown }),
  z.strictObject({ kind: z.literal('BUSINESS_DAYS'), value: span, ...shown }),
  z.strictObject({ kind: z.literal('WEEKS'), value: z.int().positive().max(520), ...shown }),
  z.strictObject({ kind: z.literal('HOURS'), value: z.int().positive().max(87_600), ...shown }),
  z.strictObject({ kind: z.literal('CALENDAR_DAYS_RANGE'), min: z.int().nonnegative(), max: span, ...shown }),
  z.strictObject({ kind: z.literal('BY_DATE'), value: schemas.localDate, ...shown }),
]);
export type StatedShipTime = z.infer<typeof statedShipTime>;

/** A time that is not clear and conspicuous states nothing. */
export function isStated(time: StatedShipTime | null | undefined): time is StatedShipTime {
  return time !== null && time !== undefined && time.clearAndConspicuous !== false;
}
