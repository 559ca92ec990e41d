import { type NoticeData, noticeData, type NoticeKind, type NoticeLine } from '../contract/index.js';

const line = (lineNo: number, sku: string, rest: Partial<NoticeLine>): NoticeLine => ({
  lineNo,
  sku,
  quantity: lineNo,
  promisedBy: '2026-02-04',
  revisedShipDate: null,
  silenceCancelsOn: null,
  silence: null,
  ...rest,
});

const both = (rest: Partial<NoticeLine>, second: Partial<NoticeLine> = {}): Pick<NoticeData, 'lines'> => ({
  lines: [line(1, 'TENT-2P', rest), line(2, 'STOVE & PAN', { ...rest, ...second })],
});

const shipment = {
  carrier: 'Snail & Sons',
  tracking: '1Z999',
  lines: [{ lineNo: 1, sku: 'TENT-2P', quantity: 1 }],
};

const byKind: Record<NoticeKind, Partial<NoticeData>> = {
  DELAY_FIRST_SHORT: {
    ...both({ revisedShipDate: '2026-02-20', silence: 'CONSENT' }, { revisedShipDate: '2026-03-01' }),
    advanceConsentUntil: '2026-04-15',
  },
  DELAY_FIRST_LONG: {
    ...both({ revisedShipDate: '2026-04-20', silenceCancelsOn: '2026-03-06', silence: 'CANCEL' }),
    advanceConsentUntil: 'INDEFINITE',
    substitutes: [{ sku: 'TENT-3P', description: 'Tent for three <same colour>' }],
    goodwill: ['Free shipping'],
    goodwillUntil: ['2026-06-30'],
  },
  DELAY_FIRST_INDEFINITE: both(
    { silenceCancelsOn: '2026-03-06', silence: 'CANCEL' },
    { silenceCancelsOn: '2026-03-09' },
  ),
  DELAY_RENEWED_DEFINITE: both({
    promisedBy: '2026-02-20',
    revisedShipDate: '2026-02-27',
    silenceCancelsOn: '2026-02-20',
    silence: 'CANCEL',
  }),
  DELAY_RENEWED_INDEFINITE: both({
    promisedBy: '2026-02-20',
    silenceCancelsOn: '2026-02-20',
    silence: 'CANCEL',
  }),
  RULE_CANCELLED: {
    ...both({}),
    refund: { amountMinor: 123_450, currency: 'USD', form: 'ORIGINAL_METHOD', sentOn: null },
  },
  REFUND_SENT: {
    ...both({}),
    refund: { amountMinor: 123_450, currency: 'USD', form: 'CASH_CHECK_MONEY_ORDER', sentOn: '2026-03-10' },
  },
  BACKORDER_CONFIRMED: both({}, { revisedShipDate: '2026-01-30' }),
  DATE_MOVED: both({ revisedShipDate: '2026-01-30' }),
  GOODS_ARRIVED: both({}),
  SHIPPED: { lines: [line(2, 'STOVE & PAN', {})], shipment },
  FOLLOW_UP: { lines: [], shipment },
};

/** A complete and valid notice of that kind, with what begs to be escaped in it. */
export function sampleNotice(kind: NoticeKind, rest: Partial<NoticeData> = {}): NoticeData {
  return noticeData.parse({
    kind,
    noticeId: '85f2842d-2ed1-5c23-8a62-343d18dec927',
    tenant: 'main',
    language: 'en',
    seller: { name: 'Camp & Co', replyAddress: 'orders@camp.example', phone: '+1 555 0100' },
    orderRef: 'A-1001',
    placedOn: '2026-01-05',
    timeZone: 'America/New_York',
    reason: 'Our supplier <Peak> is late & silent',
    advanceConsentUntil: null,
    substitutes: [],
    goodwill: [],
    links: {
      keep: 'https://camp.example/r/t0k3n?answer=keep&n=1',
      cancel: 'https://camp.example/r/t0k3n?answer=cancel&n=1',
      page: 'https://camp.example/r/t0k3n',
    },
    refund: null,
    shipment: null,
    ...byKind[kind],
    ...rest,
  });
}
