import { describe, expect, it } from '@jest/globals';
import { DELAY_KINDS, LANGUAGES, NOTICE_KINDS } from '../contract/index.js';
import {
  builtInTemplate,
  checkTemplate,
  type ClauseName,
  clauseRules,
  clausesOf,
  type NoticeTemplate,
  templateId,
} from './index.js';

const bodies = ['text', 'html'] as const;
const english = (kind: NoticeTemplate['kind']) => builtInTemplate(kind, 'en');
const tag = (clause: ClauseName) => `{{>clause.${clause}}}`;

describe('a built-in template', () => {
  it.each(LANGUAGES.flatMap((language) => NOTICE_KINDS.map((kind) => [kind, language] as const)))(
    '%s in %s may be published',
    (kind, language) => {
      expect(checkTemplate(builtInTemplate(kind, language))).toEqual([]);
    },
  );

  it('is named with the versions of its wording and of its clauses', () => {
    expect(templateId(english('DELAY_FIRST_LONG'))).toBe('DELAY_FIRST_LONG.en.v2+clauses.v1');
  });
});

const demanded = DELAY_KINDS.flatMap((kind) =>
  clausesOf(kind).required.flatMap((clause) => bodies.map((body) => [kind, clause, body] as const)),
);

describe('the checklist of the law', () => {
  // Written out from delay-rules 4.3 and 5, so that the table in clauses.ts is not its own proof.
  it.each([
    ['DELAY_FIRST_SHORT', 'revisedDate silenceConsent'],
    ['DELAY_FIRST_LONG', 'autoCancel revisedDate'],
    ['DELAY_FIRST_INDEFINITE', 'autoCancel continuingCancel noDate reason'],
    ['DELAY_RENEWED_DEFINITE', 'autoCancelRenewed revisedDate'],
    ['DELAY_RENEWED_INDEFINITE', 'autoCancelRenewed continuingCancel noDate reason'],
  ] as const)('demands of %s beside choice, right and free means: %s', (kind, clauses) => {
    const always = ['cancelRight', 'choice', 'freeAnswer'];
    expect([...clausesOf(kind).required].sort()).toEqual([...always, ...clauses.split(' ')].sort());
  });

  it.each(demanded)('refuses %s without %s in its %s', (kind, clause, body) => {
    const template = english(kind);
    const without = { ...template, [body]: template[body].replaceAll(tag(clause), '') };
    const { section } = clauseRules[clause];
    expect(checkTemplate(without)).toEqual([{ code: 'MISSING_CLAUSE', clause, body, section }]);
  });

  it.each(demanded)('refuses %s with %s under a condition in its %s', (kind, clause, body) => {
    const template = english(kind);
    const hidden = template[body].replaceAll(tag(clause), `{{#hasGoodwill}}${tag(clause)}{{/hasGoodwill}}`);
    expect(checkTemplate({ ...template, [body]: hidden })).toMatchObject([
      { code: 'MISSING_CLAUSE', clause, body },
    ]);
  });

  it('refuses the dates of lines said once for all of them', () => {
    const template = english('DELAY_FIRST_LONG');
    const once = template.text.replace(tag('autoCancel'), '') + tag('autoCancel');
    expect(checkTemplate({ ...template, text: once })).toMatchObject([
      { code: 'MISSING_CLAUSE', clause: 'autoCancel', body: 'text' },
      { code: 'UNKNOWN_TAG', tag: 'silenceCancelsOn' },
    ]);
  });

  it.each(DELAY_KINDS.filter((kind) => kind !== 'DELAY_FIRST_SHORT'))(
    'never lets %s call silence consent',
    (kind) => {
      const template = english(kind);
      const text = template.text.replace('{{/lines}}', `${tag('silenceConsent')}{{/lines}}`);
      expect(checkTemplate({ ...template, text })).toEqual([
        {
          code: 'FORBIDDEN_CLAUSE',
          clause: 'silenceConsent',
          body: 'text',
          section: '435.2(b)(1)(ii), delay-rules 4.3',
        },
      ]);
    },
  );

  it.each([
    ['DELAY_FIRST_SHORT', 'autoCancel'],
    ['DELAY_FIRST_INDEFINITE', 'revisedDate'],
    ['DELAY_FIRST_LONG', 'noDate'],
    ['SHIPPED', 'silenceConsent'],
  ] as const)('never lets %s say %s', (kind, clause) => {
    const template = english(kind);
    const text = `${template.text}{{#lines}}${tag(clause)}{{/lines}}`;
    expect(checkTemplate({ ...template, text })).toMatchObject([
      { code: 'FORBIDDEN_CLAUSE', clause, body: 'text' },
    ]);
  });
});

function reworded(template: NoticeTemplate, clause: ClauseName, wording: string): NoticeTemplate {
  const texts = { ...template.clauses.texts, [clause]: { ...template.clauses.texts[clause], text: wording } };
  return { ...template, clauses: { version: 2, texts } };
}

describe('the wording of a clause', () => {
  const long = english('DELAY_FIRST_LONG');

  it.each([
    ['autoCancel', 'It will be cancelled soon.', 'silenceCancelsOn'],
    ['autoCancel', 'By {{#silenceCancels}}{{silenceCancelsOn}}{{/silenceCancels}}.', 'silenceCancelsOn'],
    ['freeAnswer', 'Keep it: {{links.keep}}', 'links.cancel'],
    ['cancelRight', '  ', 'words'],
    ['cancelRight', '{{#hasGoodwill}}You may cancel.{{/hasGoodwill}}', 'words'],
  ] as const)('is refused for %s when it is "%s"', (clause, wording, lacks) => {
    expect(checkTemplate(reworded(long, clause, wording))).toEqual([
      { code: 'CLAUSE_SAYS_TOO_LITTLE', clause, body: 'text', lacks },
    ]);
  });

  it('may not hide a clause in another one', () => {
    const template = reworded(long, 'choice', 'Choose. {{>clause.cancelRight}}');
    expect(checkTemplate(template)).toEqual([
      { code: 'UNKNOWN_TAG', place: 'text', tag: 'clause.cancelRight' },
    ]);
  });
});

describe('a template', () => {
  const shipped = english('SHIPPED');

  it.each(['Your order\r\nBcc: all@example.com', 'Tab\there', ''])('refuses the subject %j', (subject) => {
    expect(checkTemplate({ ...shipped, subject })).toEqual([{ code: 'SUBJECT_NOT_ONE_LINE' }]);
  });

  it.each(['{{{reason}}}', '{{&reason}}'])('refuses what is not escaped: %s', (raw) => {
    const html = shipped.html.replace('</main>', `${raw}</main>`);
    expect(checkTemplate({ ...shipped, html })).toEqual([
      { code: 'NOT_ESCAPED', place: 'html', tag: 'reason' },
    ]);
  });

  it.each([
    '{{recipient.name}}',
    '{{constructor}}',
    '{{sku}}',
    '{{lines}}',
    '{{refund.charged}}',
    '{{#nobody}}{{/nobody}}',
    '{{>word.joke}}',
    '{{>clause.__proto__}}',
  ])('refuses a name that nobody fills: %s', (unknown) => {
    const [problem, ...others] = checkTemplate({ ...shipped, text: shipped.text + unknown });
    expect([problem, others]).toMatchObject([{ code: 'UNKNOWN_TAG', place: 'text' }, []]);
  });

  it.each(['lines', 'goodwill', 'goodwillOffers'])(
    'refuses the list %s within another, which would grow without end',
    (list) => {
      const text = `${shipped.text}{{#lines}}{{#hasLines}}{{#${list}}}x{{/${list}}}{{/hasLines}}{{/lines}}`;
      expect(checkTemplate({ ...shipped, text })).toEqual([
        { code: 'NESTED_LIST', place: 'text', tag: list },
      ]);
    },
  );

  it.each(['{{#lines}}', '{{/lines}}', '{{orderRef'])('refuses what is left open: %s', (open) => {
    expect(checkTemplate({ ...shipped, text: shipped.text + open })).toEqual([
      { code: 'MALFORMED', place: 'text', part: 'text' },
    ]);
  });

  it.each([
    '<script>alert(1)</script>',
    '<img src="https://spy.example/pixel.gif">',
    '<style>p { color: #fff }</style>',
    '<!-- {{>word.carrier}} -->',
    '<p onclick="alert(1)">x</p>',
    '<p style="display:none">x</p>',
    '<a href={{links.page}}>x</a>',
    '<a href="{{reason}}">x</a>',
    '<a href="javascript:alert(1)">x</a>',
  ])('refuses markup that hides, runs or loads: %s', (markup) => {
    const html = shipped.html.replace('</main>', `${markup}</main>`);
    const codes = new Set(checkTemplate({ ...shipped, html }).map(({ code }) => code));
    expect([...codes]).toEqual(['FORBIDDEN_MARKUP']);
  });
});
