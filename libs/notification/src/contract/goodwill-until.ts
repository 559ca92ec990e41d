import { addDays, dateOf, momentOf } from '#delay-rules';
import type { Instant, LocalDate } from '#kernel';
import type { NoticeContent, noticeOffer } from './notice-events.js';
import type { z } from 'zod';

interface Offering {
  readonly content: Pick<NoticeContent, 'timeZone'>;
  readonly offer: Pick<z.infer<typeof noticeOffer>, 'goodwill'> | null;
}

/**
 * The last day of each offer of goodwill, in turn; null: it does not end. Counted from the day on which the notice was
 * asked for, in the order's zone: however often it is tried, the notice and the order name the same day.
 */
export function goodwillUntil({ content, offer }: Offering, requestedAt: Instant): (LocalDate | null)[] {
  const requestedOn = dateOf(momentOf(requestedAt), content.timeZone);
  return (offer?.goodwill ?? []).map(({ validDays }) =>
    validDays === null ? null : addDays(requestedOn, validDays),
  );
}
