import { describe, expect, it } from '@jest/globals';
import { sampleNotice } from '../testing/notice-samples.js';
import { NOTICE_KINDS, noticeData, recipient } from './index.js';

/** Paths that a notice, so changed, is refused for. */
function refusedFor(data: object): string[] {
  const { error } = noticeData.safeParse(data);
  return error?.issues.map(({ path }) => path.join('.')) ?? [];
}

describe('a notice', () => {
  it.each(NOTICE_KINDS)('of kind %s reads back as it was written', (kind) => {
    const notice = sampleNotice(kind);
    expect(noticeData.parse(JSON.parse(JSON.stringify(notice)))).toEqual(notice);
  });

  it('is in English unless told otherwise', () => {
    const { language: _, ...rest } = sampleNotice('SHIPPED');
    expect(noticeData.parse(rest).language).toBe('en');
  });

  it('knows nobody by name', () => {
    const notice = noticeData.parse({ ...sampleNotice('SHIPPED'), name: 'Jo', email: 'jo@example.com' });
    expect(JSON.stringify(notice)).not.toMatch(/Jo|jo@/);
  });

  it('refuses a day that is in no calendar', () => {
    expect(refusedFor({ ...sampleNotice('SHIPPED'), placedOn: '2026-02-31' })).toEqual(['placedOn']);
  });

  it.each(['A-1\r\nBcc: all@example.com', 'A-1\u0000'])(
    'refuses a reference with a line break: %j',
    (orderRef) => {
      expect(refusedFor({ ...sampleNotice('SHIPPED'), orderRef })).toEqual(['orderRef']);
    },
  );

  it('refuses a link that is a script', () => {
    const links = { keep: 'javascript:alert(1)', cancel: null, page: null };
    expect(refusedFor({ ...sampleNotice('SHIPPED'), links })).toEqual(['links.keep']);
  });
});

describe('an offer to consent or cancel', () => {
  const short = sampleNotice('DELAY_FIRST_SHORT');
  const long = sampleNotice('DELAY_FIRST_LONG');
  const indefinite = sampleNotice('DELAY_FIRST_INDEFINITE');
  const [first, ...others] = long.lines;

  it('refuses to call silence consent where the delay is long, on any line', () => {
    const lines = [{ ...first!, silence: 'CONSENT' }, ...others];
    expect(refusedFor({ ...long, lines })).toEqual(['lines.0.silence']);
  });

  it('refuses to leave out the day on which silence cancels', () => {
    const lines = [{ ...first!, silenceCancelsOn: null }, ...others];
    expect(refusedFor({ ...long, lines })).toEqual(['lines.0.silenceCancelsOn']);
  });

  it('refuses to pass a short delay for one that cancels', () => {
    expect(refusedFor({ ...short, kind: 'DELAY_FIRST_LONG' })).toEqual(
      short.lines.flatMap((_, index) => [`lines.${index}.silence`, `lines.${index}.silenceCancelsOn`]),
    );
  });

  it('needs a reason where it gives no date', () => {
    expect(refusedFor({ ...indefinite, reason: null })).toEqual(['reason']);
    expect(refusedFor({ ...long, reason: null })).toEqual([]);
  });

  it('asks for consent in advance only beside a date', () => {
    expect(refusedFor({ ...indefinite, advanceConsentUntil: 'INDEFINITE' })).toEqual(['advanceConsentUntil']);
  });

  it('needs both ways to answer, and a line', () => {
    const links = { keep: null, cancel: null, page: null };
    expect(refusedFor({ ...long, links, lines: [] })).toEqual(['lines', 'links.keep', 'links.cancel']);
  });
});

describe('a message that offers nothing', () => {
  it('says until when one may be silent, where it says what silence means', () => {
    const told = sampleNotice('BACKORDER_CONFIRMED');
    const [first, second] = told.lines;
    const lines = [
      { ...first!, silence: 'CANCEL' },
      { ...second!, silence: 'CONSENT', revisedShipDate: null },
    ];
    expect(refusedFor({ ...told, lines })).toEqual(['lines.0.silenceCancelsOn', 'lines.1.revisedShipDate']);
  });
});

describe('what was done', () => {
  it('names the day on which a refund was sent', () => {
    const notice = sampleNotice('REFUND_SENT');
    expect(refusedFor({ ...notice, refund: { ...notice.refund!, sentOn: null } })).toEqual(['refund.sentOn']);
  });

  it('names what was shipped', () => {
    for (const kind of ['SHIPPED', 'FOLLOW_UP'] as const)
      expect(refusedFor({ ...sampleNotice(kind), shipment: null })).toEqual(['shipment']);
  });

  it('is never a refund in store credit', () => {
    const refund = { ...sampleNotice('REFUND_SENT').refund, form: 'STORE_CREDIT' };
    expect(refusedFor({ ...sampleNotice('REFUND_SENT'), refund })).toContain('refund.form');
  });
});

describe('a recipient', () => {
  it('refuses a name that would break out of a header', () => {
    const name = 'Jo\r\nBcc: all@example.com';
    expect(recipient.safeParse({ name, email: null, postalAddress: null }).success).toBe(false);
  });
});
