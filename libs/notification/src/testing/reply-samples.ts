import type { ReplyDoneView, ReplyPageView } from '../domain/index.js';
import { sampleNotice } from './notice-samples.js';

const { lines } = sampleNotice('DELAY_FIRST_LONG');
const substitutes = [{ sku: 'TENT-3P', description: 'Tent for three <same colour>' }];

/** Two lines, one of them with a substitute, and what begs to be escaped. */
export const replyView: ReplyPageView = {
  language: 'en',
  sellerName: 'Camp & Co',
  orderRef: 'A-1001',
  timeZone: 'America/New_York',
  reason: 'Our supplier <Peak> is late & silent',
  lines: lines.map((line, index) => ({ ...line, substitutes: index === 0 ? substitutes : [] })),
  advanceConsentUntil: null,
  token: 'r1.k.payload.signature',
  action: '/reply',
  preselected: null,
  nothingChosen: false,
};

export const doneView: ReplyDoneView = {
  language: 'en',
  sellerName: 'Camp & Co',
  timeZone: 'America/New_York',
  recordedAt: '2026-02-03T02:05:00.000Z',
  answers: [
    { lineNo: 1, choice: 'SUBSTITUTE', substituteSku: 'TENT-3P', sku: 'TENT-2P', quantity: 1 },
    { lineNo: 2, choice: 'CANCEL', substituteSku: null, sku: 'STOVE & PAN', quantity: 2 },
  ],
};
