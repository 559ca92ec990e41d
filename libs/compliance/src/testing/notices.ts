import type { JsonObject } from '#eventing';
import { deterministicId } from '#kernel';
import { noticeContent } from '#notification/contract';
import { sampleNotice } from '../../../notification/src/testing/notice-samples.js';

/** A first option that was to be sent for an order, but for its ids. */
export function requested(orderRef: string): JsonObject {
  const notice = sampleNotice('DELAY_FIRST_SHORT');
  const basis = {
    ...{ statement: 'purchase order 17', stockRevision: null, onHand: null, quantityAhead: null },
    ...{ supplyIds: ['PO-17'], policy: 'by hand' },
  };
  return {
    orderRef,
    kind: notice.kind,
    language: notice.language,
    lineIds: notice.lines.map(({ lineNo }) => deterministicId(orderRef, lineNo)),
    content: noticeContent.parse({ ...notice, orderRef }),
    offer: { revisedShipDate: '2026-08-20', reason: 'a fire', basis, advanceConsentUntil: null },
    because: 'a delay was discovered',
  };
}
