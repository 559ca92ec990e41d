import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES } from '../../contract/index.js';
import { goldenText } from '../../testing/golden-text.js';
import { doneView, replyView } from '../../testing/reply-samples.js';
import {
  readReplyForm,
  REPLY_PAGE_HEADERS,
  replyDonePage,
  replyLinks,
  replyPage,
  type ReplyPageView,
  replyRefusedPage,
  tooLatePage,
} from '../index.js';

const seller = { name: 'Camp & Co', replyAddress: 'orders@camp.example' };
const page = (rest: Partial<ReplyPageView> = {}) => replyPage({ ...replyView, ...rest });
const [first, second] = replyView.lines;

const everyPage = LANGUAGES.flatMap((language) => [
  [`reply.${language}`, page({ language })] as const,
  [`reply-done.${language}`, replyDonePage({ ...doneView, language })] as const,
  [`reply-refused.${language}`, replyRefusedPage('EXPIRED', language)] as const,
  [`reply-too-late.${language}`, tooLatePage({ language, seller, became: 'SHIPPED' })] as const,
]);

/** Names and values of the form's inputs, unescaped. */
function inputsOf(html: string): { name: string; value: string; checked: boolean }[] {
  return [...html.matchAll(/<input type="\w+" name="([^"]*)" value="([^"]*)"( checked)?>/g)].map(
    ([, name = '', value = '', checked]) => ({ name, value, checked: checked !== undefined }),
  );
}

describe('every reply page', () => {
  it.each(everyPage)('%s reads as it was approved', (name, html) => {
    expect(html).toBe(goldenText(`${name}.html`, html));
  });

  it.each(everyPage)('%s is for everybody: language, one heading, any width, and no script', (name, html) => {
    expect(html).toContain(`<html lang="${name.slice(-2)}">`);
    expect(html).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<img|<link|\son\w+=|undefined|null|\[object/);
  });

  it.each(everyPage)('%s closes what it opens', (_, html) => {
    const open: string[] = [];
    for (const [, end, tag = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/g)) {
      if (['meta', 'input'].includes(tag)) continue;
      if (end) expect(open.pop()).toBe(tag);
      else open.push(tag);
    }
    expect(open).toEqual([]);
  });

  it('may load nothing, be framed by nobody, and be kept nowhere', () => {
    expect(REPLY_PAGE_HEADERS).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
  });
});

describe('the reply page', () => {
  it('asks for each line, and offers a substitute beside keeping and cancelling', () => {
    const expected = [
      { name: 'token', value: replyView.token },
      { name: 'line-1', value: 'KEEP' },
      { name: 'line-1', value: 'CANCEL' },
      { name: 'line-1', value: 'SUBSTITUTE:TENT-3P' },
      { name: 'line-2', value: 'KEEP' },
      { name: 'line-2', value: 'CANCEL' },
    ];
    expect(inputsOf(page())).toEqual(expected.map((input) => ({ ...input, checked: false })));
  });

  it('marks the choice of the link, and leaves it to be confirmed', () => {
    const html = page({ preselected: 'CANCEL' });
    const marked = inputsOf(html).filter(({ checked }) => checked);
    expect(marked.map(({ name, value }) => `${name} ${value}`)).toEqual(['line-1 CANCEL', 'line-2 CANCEL']);
    expect(html).toContain('<form method="post" action="/reply">');
  });

  it('says what silence means for each line, and until when', () => {
    const consents = { ...second!, silence: 'CONSENT', silenceCancelsOn: null } as const;
    const html = page({ lines: [first!, consents] });
    expect(html).toMatch(/it will be cancelled, with a prompt refund, unless by the end of March 6, 2026/);
    expect(html).toMatch(/before the end of April 20, 2026, you are taken to agree to this delay/);
  });

  it('states the continuing right to cancel where no date is given', () => {
    const html = page({ lines: [{ ...first!, revisedShipDate: null }] });
    expect(html).toContain('Keep it: I agree to wait without a date');
    expect(html).toContain('you can still cancel at any time until it actually ships');
    expect(page()).not.toContain('you can still cancel at any time');
  });

  it.each([
    ['2026-05-01', 'a further delay until May 1, 2026 at the latest'],
    ['INDEFINITE', 'a further delay without a date'],
  ])('asks for consent to a further delay: %s', (advanceConsentUntil, label) => {
    const html = page({ advanceConsentUntil });
    expect(html).toContain(label);
    expect(inputsOf(html)).toContainEqual({ name: 'line-1', value: 'KEEP_FURTHER', checked: false });
  });

  it('says so when it comes back without a choice', () => {
    expect(page({ nothingChosen: true })).toContain('role="alert">Nothing has been recorded yet');
    expect(page()).not.toContain('role="alert"');
  });

  it('shows whatever a seller or a product is called, and runs none of it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const evil = `"><script>${text}</script><img src=x onerror='x'>`;
        const lines = [{ ...first!, sku: evil, substitutes: [{ sku: evil, description: evil }] }];
        const html = page({
          sellerName: evil,
          orderRef: evil,
          reason: evil,
          lines,
          token: evil,
          action: evil,
        });
        expect(html).not.toMatch(/<script|<img|'x'/);
      }),
    );
  });
});

describe('the form', () => {
  const read = (...fields: [string, string][]) => readReplyForm(fields);

  it('reads back what the page offers', () => {
    const fields = inputsOf(page({ preselected: 'KEEP' })).filter(
      ({ name, value, checked }) =>
        name === 'token' || value.startsWith('SUBSTITUTE') || (checked && name === 'line-2'),
    );
    expect(readReplyForm(fields.map(({ name, value }) => [name, value] as const))).toEqual({
      token: replyView.token,
      answers: [
        { lineNo: 1, choice: 'SUBSTITUTE', substituteSku: 'TENT-3P' },
        { lineNo: 2, choice: 'KEEP', substituteSku: null },
      ],
    });
  });

  it('may leave lines unanswered, and then has no answer to them', () => {
    expect(read(['token', 't'])).toEqual({ token: 't', answers: [] });
  });

  it('takes a SKU as it is, colons and all', () => {
    expect(read(['token', 't'], ['line-1', 'SUBSTITUTE:A:B'])?.answers).toEqual([
      { lineNo: 1, choice: 'SUBSTITUTE', substituteSku: 'A:B' },
    ]);
  });

  it.each<[string, [string, string][]]>([
    ['no token', [['line-1', 'KEEP']]],
    [
      'two tokens',
      [
        ['token', 't'],
        ['token', 'u'],
      ],
    ],
    [
      'two answers for a line',
      [
        ['token', 't'],
        ['line-1', 'KEEP'],
        ['line-1', 'CANCEL'],
      ],
    ],
    [
      'an unknown choice',
      [
        ['token', 't'],
        ['line-1', 'BURN'],
      ],
    ],
    [
      'a substitute that is none',
      [
        ['token', 't'],
        ['line-1', 'SUBSTITUTE'],
      ],
    ],
    [
      'a substitute without a name',
      [
        ['token', 't'],
        ['line-1', 'SUBSTITUTE:'],
      ],
    ],
    [
      'a name where none belongs',
      [
        ['token', 't'],
        ['line-1', 'KEEP:TENT-3P'],
      ],
    ],
    [
      'a line that is none',
      [
        ['token', 't'],
        ['line-0', 'KEEP'],
      ],
    ],
    [
      'a field of somebody else',
      [
        ['token', 't'],
        ['admin', 'true'],
      ],
    ],
  ])('is refused with %s', (_, fields) => {
    expect(readReplyForm(fields)).toBeNull();
  });
});

describe('the pages after it', () => {
  it('show what was recorded, and when, in the time of the order', () => {
    const html = replyDonePage(doneView);
    expect(html).toContain('recorded this on February 2, 2026 at 9:05 PM (America/New_York)');
    expect(html).toContain('1 × TENT-2P (line 1): Replaced, as you chose, by TENT-3P.');
    expect(html).toContain('2 × STOVE &amp; PAN (line 2): Cancelled: you will get a prompt refund.');
  });

  it('tell the holder of a wrong link the same, whether it was cut off or made up', () => {
    expect(replyRefusedPage('FORGED', 'en')).toBe(replyRefusedPage('MALFORMED', 'en'));
    expect(replyRefusedPage('EXPIRED', 'en')).not.toBe(replyRefusedPage('USED', 'en'));
  });

  it('say what became of it when it is too late', () => {
    expect(tooLatePage({ language: 'en', seller, became: 'SHIPPED' })).toContain('already shipped');
    expect(tooLatePage({ language: 'en', seller, became: 'CANCELLED' })).toContain('already been cancelled');
  });
});

describe('the links of a notice', () => {
  it('lead to one page, each with its choice', () => {
    const url = 'https://camp.example/r/t0k3n';
    const links = { keep: `${url}?choice=KEEP`, cancel: `${url}?choice=CANCEL`, page: url };
    expect(replyLinks('https://camp.example/r/', 't0k3n')).toEqual(links);
  });
});
