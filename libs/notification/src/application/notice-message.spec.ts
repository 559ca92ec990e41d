import { deterministicId } from '#kernel';
import { describe, expect, it } from '@jest/globals';
import { builtInTemplate } from '../domain/index.js';
import { offerOf } from '../process/offer-of.js';
import { sampleNotice } from '../testing/notice-samples.js';
import { noticeMessage } from './notice-message.js';

const {
  noticeId,
  tenant,
  links: _,
  goodwillUntil: __,
  ...content
} = sampleNotice('DELAY_FIRST_LONG', {
  goodwill: ['A voucher', 'Free shipping'],
});
const goodwill = [30, null].map((validDays, nth) => ({
  ...{ offerId: deterministicId('goodwill', nth), kind: 'CREDIT' as const },
  ...{ description: content.goodwill[nth] ?? '', amountMinor: 1000, validDays },
}));
const basis = { statement: 'PO-17', stockRevision: null, onHand: null, quantityAhead: null };
const requested = {
  ...{ noticeId, orderId: deterministicId('order'), orderRef: content.orderRef, kind: content.kind },
  ...{ language: content.language, lineIds: [deterministicId('line')], content, because: 'PO-17 slipped' },
  offer: {
    ...{ revisedShipDate: '2026-04-20', reason: null, advanceConsentUntil: null, goodwill },
    basis: { ...basis, supplyIds: [], policy: 'delay policy 1' },
  },
};
/** Still the 31st of January where the order's days are counted. */
const requestedAt = '2026-02-01T03:00:00.000Z';

describe('a notice that offers goodwill', () => {
  it('names the last day of it, and the order is told of the same day', () => {
    const key = { id: 'k1', secret: new Uint8Array(32) };
    const parts = {
      ...{ channels: [], replyKeys: [key] as const, replyUrl: 'https://camp.example/r' },
      content: { put: () => Promise.resolve(''), get: () => Promise.resolve(null) },
    };
    const template = builtInTemplate(content.kind, content.language);
    const to = { name: null, email: null, postalAddress: null };
    const { message } = noticeMessage({ requested, requestedAt }, tenant, to, { parts, template });
    expect(message.text).toContain('- A voucher, until the end of March 2, 2026\n- Free shipping\n');
    expect(offerOf(requested, requestedAt)?.['goodwill']).toEqual([
      { ...goodwill[0], validUntil: '2026-03-02' },
      { ...goodwill[1], validUntil: null },
    ]);
  });
});
