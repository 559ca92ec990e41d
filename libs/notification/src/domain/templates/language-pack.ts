import type { NoticeKind } from '../../contract/index.js';
import type { ClauseName } from '../clauses.js';
import type { Wording } from '../template.js';

export const COMMON_WORDS = [
  'greeting',
  'line',
  'promisedBy',
  'movedTo',
  'expected',
  'zone',
  'goodwillIntro',
  'goodwill',
  'goodwillOffer',
  'substitutesIntro',
  'substitute',
  'page',
  'signature',
  'refundComing',
  'refundDue',
  'refundSent',
  'refundForm',
  'notCharged',
  'carrier',
  'tracking',
  'shippedLine',
  'stillToCome',
  'allWell',
  'silenceConsents',
  'silenceCancels',
  'answer',
] as const;
export type CommonWord = (typeof COMMON_WORDS)[number];

/** All that the built-in templates say in one language. */
export interface LanguagePack {
  readonly subjects: Readonly<Record<NoticeKind, string>>;
  readonly intros: Readonly<Record<NoticeKind, string>>;
  readonly words: Readonly<Record<CommonWord, Wording>>;
  readonly clauses: Readonly<Record<ClauseName, Wording>>;
}

/** The same in text and HTML. */
export function both(wording: string): Wording {
  return { text: wording, html: wording };
}

/** Stands out in HTML: what silence means may not be overlooked. */
export function strong(wording: string): Wording {
  return { text: wording, html: `<strong>${wording}</strong>` };
}

const BUTTON =
  'display:inline-block;margin:8px 8px 0 0;padding:12px 16px;border-radius:4px;font-weight:bold;text-decoration:none;';

export interface AnswerWords {
  readonly intro: string;
  readonly keep: string;
  readonly cancel: string;
  readonly orReply: string;
}

/** The two ways to answer: addresses in the text, and in HTML links that a thumb can hit. */
export function answerWording({ intro, keep, cancel, orReply }: AnswerWords): Wording {
  return {
    text: `${intro}\n\n${keep}:\n{{links.keep}}\n\n${cancel}:\n{{links.cancel}}\n\n${orReply}`,
    html: `${intro}<br>
<a href="{{links.keep}}" style="${BUTTON}background:#1f5f8b;color:#ffffff">${keep}</a>
<a href="{{links.cancel}}" style="${BUTTON}background:#ffffff;color:#8b1f1f;border:2px solid #8b1f1f">${cancel}</a><br>
${orReply}`,
  };
}

/** A sentence that ends in the address of the order's page. */
export function pageWording(intro: string, label: string): Wording {
  return { text: `${intro}\n{{links.page}}`, html: `${intro} <a href="{{links.page}}">${label}</a>` };
}

/** The same in every language: a name, and where to write or call. */
export const signature: Wording = {
  text: '{{seller.name}}\n{{seller.replyAddress}}{{#seller.phone}}\n{{seller.phone}}{{/seller.phone}}',
  html: '{{seller.name}}<br>\n{{seller.replyAddress}}{{#seller.phone}}<br>\n{{seller.phone}}{{/seller.phone}}',
};
