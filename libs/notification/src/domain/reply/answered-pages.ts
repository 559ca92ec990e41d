import { assertNever, type Instant } from '#kernel';
import type { Language } from '../../contract/index.js';
import { markup } from '../markup.js';
import { writtenInstant } from '../written-out.js';
import { pageFrame } from './page-frame.js';
import type { ReplyAnswer } from './reply-form.js';
import type { ReplyWords } from './reply-words.js';
import { wordsOf } from './words-of.js';

export interface ReplyDoneView {
  readonly language: Language;
  readonly sellerName: string;
  readonly timeZone: string;
  /** When the seller received it: that is when it counts (delay-rules CV-RECEIVE). */
  readonly recordedAt: Instant;
  readonly answers: readonly (ReplyAnswer & { readonly sku: string; readonly quantity: number })[];
}

/** What was recorded, and when. */
export function replyDonePage(view: ReplyDoneView): string {
  const words = wordsOf(view.language);
  const { language, timeZone, recordedAt } = view;
  const at = `${writtenInstant(recordedAt, language, timeZone)} (${timeZone})`;
  const items = view.answers.map((answer) => {
    const line = words.line(answer.quantity, answer.sku, answer.lineNo);
    return markup`<li>${line}: ${recorded(answer, words)}</li>\n`;
  });
  const body = markup`<p>${words.recordedAt(view.sellerName, at)}</p>
<ul>
${items}</ul>
<p>${words.doneNext}</p>
`;
  return pageFrame(language, words.doneTitle, body);
}

function recorded({ choice, substituteSku }: ReplyAnswer, words: ReplyWords): string {
  switch (choice) {
    case 'KEEP':
      return words.doneKeep;
    case 'KEEP_FURTHER':
      return words.doneKeepFurther;
    case 'CANCEL':
      return words.doneCancel;
    case 'SUBSTITUTE':
      return words.doneSubstitute(substituteSku ?? '');
    default:
      return assertNever(choice);
  }
}

export type ReplyRefusal = 'MALFORMED' | 'FORGED' | 'EXPIRED' | 'USED';

/** Says nothing about any order, not even whether there is one: who holds a wrong link is nobody we know. */
export function replyRefusedPage(reason: ReplyRefusal, language: Language): string {
  const words = wordsOf(language);
  const body = markup`<p>${refusal(reason, words)}</p>\n<p>${words.refusedNext}</p>\n`;
  return pageFrame(language, words.refusedTitle, body);
}

function refusal(reason: ReplyRefusal, words: ReplyWords): string {
  switch (reason) {
    case 'MALFORMED':
    case 'FORGED':
      return words.refusedInvalid;
    case 'EXPIRED':
      return words.refusedExpired;
    case 'USED':
      return words.refusedUsed;
    default:
      return assertNever(reason);
  }
}

export interface TooLateView {
  readonly language: Language;
  readonly seller: { readonly name: string; readonly replyAddress: string };
  readonly became: 'SHIPPED' | 'CANCELLED';
}

/** For the holder of a true link, when nothing is left to be chosen. */
export function tooLatePage({ language, seller, became }: TooLateView): string {
  const words = wordsOf(language);
  const what = became === 'SHIPPED' ? words.tooLateShipped : words.tooLateCancelled;
  const body = markup`<p>${what}</p>\n<p>${words.contact(seller.name, seller.replyAddress)}</p>\n`;
  return pageFrame(language, words.tooLateTitle, body);
}
