import { describeGoldenEvents } from '#eventing-testing';
import { deterministicId } from '#kernel';
import { fileURLToPath } from 'node:url';
import { builtInTemplate } from '../domain/index.js';
import { sampleNotice } from '../testing/notice-samples.js';
import { noticeEvents, templateEvents } from './index.js';

const {
  noticeId: _,
  tenant: __,
  links: ___,
  goodwillUntil: ____,
  ...content
} = sampleNotice('DELAY_FIRST_LONG');
const notice = { noticeId: deterministicId('notice'), orderId: deterministicId('order') };
const at = '2026-02-01T12:00:00.000Z';
const { kind, language, subject, text, html } = builtInTemplate('SHIPPED', 'en');

describeGoldenEvents(
  { ...noticeEvents, ...templateEvents },
  fileURLToPath(new URL('./golden', import.meta.url)),
  {
    'notification.NoticeRequested': {
      ...notice,
      orderRef: content.orderRef,
      kind: content.kind,
      language: content.language,
      lineIds: content.lines.map(({ lineNo }) => deterministicId('line', lineNo)),
      content,
      offer: {
        revisedShipDate: '2026-04-20',
        reason: 'the maker had a fire',
        basis: {
          ...{ statement: 'purchase order 17', stockRevision: null, onHand: null, quantityAhead: null },
          ...{ supplyIds: ['PO-17'], policy: 'delay policy 1' },
        },
        advanceConsentUntil: null,
      },
      because: 'supply PO-17 slipped',
    },
    'notification.NoticeSent': {
      ...notice,
      ...{ sentAt: at, channel: 'smtp', mediaType: 'message/rfc822', contentHash: 'a'.repeat(64) },
      ...{ templateId: 'DELAY_FIRST_LONG.en.v1+clauses.v1', templateVersion: 1, language: 'en' },
      ...{ reference: '<1@lamps.example>', attempt: 1 },
    },
    'notification.NoticeFailed': {
      ...notice,
      ...{ failedAt: at, channel: 'smtp', reason: 'SMTP_451', permanent: false, attempt: 1 },
    },
    'notification.NoticeUndeliverable': { ...notice, gaveUpAt: at, attempts: 6, reason: 'NO_POSTAL_ADDRESS' },
    'notification.NoticeAnswered': {
      ...notice,
      receivedAt: at,
      answers: [{ lines: [deterministicId('line', 1)], answer: 'CONSENT', to: null, substituteSku: null }],
      shownText: 'Keep it: I agree to wait until April 20, 2026',
    },
    'notification.NoticeDelivered': { ...notice, occurredAt: at, channel: 'smtp', reference: null },
    'notification.NoticeBounced': { ...notice, occurredAt: at, channel: 'smtp', reason: 'SMTP_550 5.1.1' },
    'notification.TemplatePublished': { kind, language, version: 1, subject, text, html, reason: 'ours' },
    'notification.TemplateWithdrawn': { kind, language, reason: 'back to the built-in one' },
  },
);
