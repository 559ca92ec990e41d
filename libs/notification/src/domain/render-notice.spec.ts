import { describe, expect, it } from '@jest/globals';
import {
  type Language,
  LANGUAGES,
  NOTICE_KINDS,
  type NoticeData,
  type NoticeKind,
} from '../contract/index.js';
import { goldenText } from '../testing/golden-text.js';
import { sampleNotice } from '../testing/notice-samples.js';
import { builtInTemplate, renderNotice } from './index.js';

function render(kind: NoticeKind, rest: Partial<NoticeData> = {}, name: string | null = 'Jo Doe') {
  const data = sampleNotice(kind, rest);
  return renderNotice(builtInTemplate(kind, data.language), data, name);
}

function inText(language: Language): string {
  const notices = NOTICE_KINDS.map((kind) => {
    const { subject, text } = render(kind, { language });
    return `===== ${kind}\nSubject: ${subject}\n\n${text}`;
  });
  return notices.join('\n');
}

describe('a rendered notice', () => {
  it.each(LANGUAGES)('reads in the text of language %s as it was approved', (language) => {
    const written = inText(language);
    expect(written).toBe(goldenText(`notices.${language}.txt`, written));
  });

  it.each(NOTICE_KINDS)('reads in the HTML of %s as it was approved', (kind) => {
    const { html } = render(kind);
    expect(html).toBe(goldenText(`${kind}.en.html`, html));
  });

  it.each(NOTICE_KINDS)('of kind %s leaves no tag and no gap behind', (kind) => {
    const { subject, text, html } = render(kind);
    expect(`${subject}${text}${html}`).not.toMatch(/\{\{|\}\}|undefined|null|Invalid| {3}|\s+[.,]\s/);
  });

  it('shows the dates and the silence rule of each line where they differ', () => {
    const { text } = render('DELAY_FIRST_INDEFINITE');
    expect(text).toMatch(
      /TENT-2P[^]*by the end of March 6, 2026[^]*STOVE & PAN[^]*by the end of March 9, 2026/,
    );
  });

  it('escapes in HTML what it leaves alone in text', () => {
    const { text, html } = render('DELAY_FIRST_LONG', {}, '<b>Jo</b> & "Co"');
    expect(text).toContain('Hello <b>Jo</b> & "Co",');
    expect(text).toContain('Our supplier <Peak> is late & silent');
    expect(html).toContain('Hello &lt;b&gt;Jo&lt;/b&gt; &amp; &quot;Co&quot;,');
    expect(html).toContain('Our supplier &lt;Peak&gt; is late &amp; silent');
    expect(html).toContain('href="https://camp.example/r/t0k3n?answer=keep&amp;n=1"');
  });

  it('greets whoever it is where the name is unknown or erased', () => {
    expect(render('SHIPPED', {}, null).text).toMatch(/^Hello,\n/);
  });

  it('names no day for goodwill that does not end', () => {
    const goodwill = ['Free shipping', 'A voucher'];
    const { text } = render('DELAY_FIRST_SHORT', { goodwill, goodwillUntil: [null, '2026-06-30'] });
    expect(text).toContain('- Free shipping\n- A voucher, until the end of June 30, 2026\n');
    expect(render('DELAY_FIRST_SHORT', { goodwill }).text).toContain('- Free shipping\n- A voucher\n');
  });

  it('takes no tag from its data', () => {
    expect(render('DELAY_FIRST_LONG', { reason: '{{seller.name}}' }).text).toContain('{{seller.name}}');
  });

  it('keeps a subject in one line, whatever its values hold', () => {
    const data = { ...sampleNotice('SHIPPED'), orderRef: 'A-1\r\nBcc: all@example.com\u2028x' };
    const { subject } = renderNotice(builtInTemplate('SHIPPED', 'en'), data, null);
    expect(subject).toBe('Order A-1 Bcc: all@example.com x: shipped');
  });

  it('says that nothing was charged, and not that something was sent', () => {
    const refund = {
      amountMinor: 0,
      currency: 'USD',
      form: 'NOT_CHARGED',
      sentOn: '2026-03-10',
    } as const;
    const { subject, text } = render('REFUND_SENT', { refund });
    expect(subject).toBe('Order A-1001: cancelled, nothing was charged');
    expect(text).toContain('You have not been charged for them');
    expect(text).not.toMatch(/sent/);
  });

  it.each([
    ['en', 123_450, 'USD', '$1,234.50'],
    ['en', 1_234, 'JPY', '¥1,234'],
    ['de', 123_450, 'EUR', '1.234,50\u00a0€'],
    ['fr', 123_450, 'EUR', '1\u202f234,50\u00a0€'],
    ['en', 1_234_500, 'KWD', 'KWD\u00a01,234.500'],
  ] as const)(
    'writes amounts as readers of %s do: %d %s is %s',
    (language, amountMinor, currency, written) => {
      const refund = { amountMinor, currency, form: 'CREDIT_MEMO', sentOn: '2026-03-10' } as const;
      expect(render('REFUND_SENT', { language, refund }).text).toContain(` ${written}`);
    },
  );

  it('refuses the template of another kind or language', () => {
    const data = sampleNotice('SHIPPED');
    expect(() => renderNotice(builtInTemplate('FOLLOW_UP', 'en'), data, null)).toThrow('FOLLOW_UP');
    expect(() => renderNotice(builtInTemplate('SHIPPED', 'de'), data, null)).toThrow('in de');
  });
});
