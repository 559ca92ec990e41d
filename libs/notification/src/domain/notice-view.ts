import type { NoticeData, NoticeLine } from '../contract/index.js';
import { writtenAmount, writtenDate } from './written-out.js';

/** What the placeholders stand for (see placeholders.ts): ready to be read, and null where nothing is to be said. */
export function noticeView(data: NoticeData, recipientName: string | null) {
  const { language, links, shipment, advanceConsentUntil: advance } = data;
  const date = dateWriter(data);
  return {
    language,
    recipientName,
    seller: data.seller,
    orderRef: data.orderRef,
    placedOn: date(data.placedOn),
    timeZone: data.timeZone,
    reason: data.reason,
    lines: data.lines.map((line) => lineView(line, date)),
    hasLines: data.lines.length > 0,
    substitutes: data.substitutes,
    hasSubstitutes: data.substitutes.length > 0,
    goodwill: data.goodwill,
    goodwillOffers: data.goodwill.map((description, nth) => ({
      description,
      validUntil: date(data.goodwillUntil?.[nth] ?? null),
    })),
    hasGoodwill: data.goodwill.length > 0,
    links,
    canAnswer: links.keep !== null && links.cancel !== null,
    advanceConsentDate: advance === 'INDEFINITE' ? null : date(advance),
    advanceConsentIndefinite: advance === 'INDEFINITE',
    refund: refundView(data),
    shipment: shipment && { carrier: shipment.carrier, tracking: shipment.tracking },
    shipped: shipment?.lines ?? [],
  };
}

type DateWriter = (day: string | null) => string | null;

function dateWriter({ language }: NoticeData): DateWriter {
  return (day) => day && writtenDate(day, language);
}

function lineView(line: NoticeLine, date: DateWriter) {
  return {
    lineNo: line.lineNo,
    sku: line.sku,
    quantity: line.quantity,
    promisedBy: date(line.promisedBy),
    revisedShipDate: date(line.revisedShipDate),
    silenceCancelsOn: date(line.silenceCancelsOn),
    silenceConsents: line.silence === 'CONSENT',
    silenceCancels: line.silence === 'CANCEL',
  };
}

function refundView({ refund, language }: NoticeData) {
  return (
    refund && {
      amount: writtenAmount(refund.amountMinor, refund.currency, language),
      sentOn: refund.sentOn && writtenDate(refund.sentOn, language),
      toOriginal: refund.form === 'ORIGINAL_METHOD',
      inCash: refund.form === 'CASH_CHECK_MONEY_ORDER',
      byCreditMemo: refund.form === 'CREDIT_MEMO',
      charged: refund.form !== 'NOT_CHARGED',
      notCharged: refund.form === 'NOT_CHARGED',
    }
  );
}
