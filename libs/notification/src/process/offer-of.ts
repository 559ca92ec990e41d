import type { EventOf, JsonObject } from '#eventing';
import { goodwillUntil, type noticeEvents } from '../contract/index.js';

type Requested = Omit<EventOf<(typeof noticeEvents)['NoticeRequested']>['data'], 'orderId'>;

/**
 * The offer that a notice makes, as the order's command; which notice carried it is known once it is sent. Null: it
 * offers nothing. The templates' clauses are checked, so the content is complete for its class.
 */
export function offerOf({ offer, lineIds, content }: Requested, requestedAt: string): JsonObject | null {
  if (!offer) return null;
  const until = goodwillUntil({ content, offer }, requestedAt);
  const goodwill = offer.goodwill?.map((offered, nth) => ({ ...offered, validUntil: until[nth] ?? null }));
  return {
    lines: lineIds,
    revisedShipDate: offer.revisedShipDate,
    reason: offer.reason,
    basis: offer.basis,
    content: null,
    advanceConsentUntil: offer.advanceConsentUntil,
    ...(goodwill && { goodwill }),
  };
}
