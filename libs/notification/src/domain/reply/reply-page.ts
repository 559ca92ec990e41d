import type { Language, NoticeData, NoticeLine } from '../../contract/index.js';
import { type Markup, markup } from '../markup.js';
import { writtenDate } from '../written-out.js';
import { pageFrame } from './page-frame.js';
import { fieldOfLine, type ReplyChoice, valueOfChoice } from './reply-form.js';
import type { ReplyWords } from './reply-words.js';
import { wordsOf } from './words-of.js';

export interface ReplyPageLine extends NoticeLine {
  /** Offered beside keeping and cancelling, never instead (delay-rules §6.4). */
  readonly substitutes: NoticeData['substitutes'];
}

/** The question that a notice asks: what the page shows is what the notice said. */
export interface ReplyPageView {
  readonly language: Language;
  readonly sellerName: string;
  readonly orderRef: string;
  readonly timeZone: string;
  readonly reason: string | null;
  /** Lines that can still be answered. */
  readonly lines: readonly ReplyPageLine[];
  readonly advanceConsentUntil: NoticeData['advanceConsentUntil'];
  /** Goes back in the form, because the form is answered by itself. */
  readonly token: string;
  /** Where the form is sent: a path of this host. */
  readonly action: string;
  /** Chosen already where the notice had a link for each choice. Confirmed only by the button. */
  readonly preselected: 'KEEP' | 'CANCEL' | null;
  /** The form came back without any choice. */
  readonly nothingChosen: boolean;
}

/** Opening it changes nothing: mail scanners open links, too. */
export function replyPage(view: ReplyPageView): string {
  const words = wordsOf(view.language);
  const undated = view.lines.some(({ revisedShipDate }) => revisedShipDate === null);
  const form = markup`<form method="post" action="${view.action}">
<input type="hidden" name="token" value="${view.token}">
${view.lines.map((line) => lineSection(view, line))}<p>${words.rights}</p>
${undated ? markup`<p>${words.continuingRight}</p>\n` : null}<p>${words.zone(view.timeZone)}</p>
<button type="submit">${words.confirm}</button>
</form>
`;
  const alert = markup`<p class="alert" role="alert">${words.nothingChosen}</p>\n`;
  const body = markup`${view.nothingChosen ? alert : null}<p>${words.intro(view.sellerName)}</p>
${view.reason === null ? null : markup`<p>${words.reason(view.reason)}</p>\n`}${form}`;
  return pageFrame(view.language, words.title(view.orderRef), body);
}

function lineSection(view: ReplyPageView, line: ReplyPageLine): Markup {
  const words = wordsOf(view.language);
  const title = words.line(line.quantity, line.sku, line.lineNo);
  return markup`<section aria-labelledby="title-${line.lineNo}">
<h2 id="title-${line.lineNo}">${title}</h2>
${factsOf(line, words, view.language).map((fact) => markup`<p>${fact}</p>\n`)}<fieldset>
<legend>${words.choose}: ${title}</legend>
${choicesOf(view, line).map((option) => radio(view, line.lineNo, option))}</fieldset>
${line.substitutes.length > 0 ? markup`<p>${words.substituteTerms}</p>\n` : null}</section>
`;
}

function factsOf(line: ReplyPageLine, words: ReplyWords, language: Language): string[] {
  const { promisedBy, revisedShipDate, silence, silenceCancelsOn } = line;
  const date = (day: string) => writtenDate(day, language);
  return [
    ...(promisedBy === null ? [] : [words.promised(date(promisedBy))]),
    revisedShipDate === null ? words.noDate : words.revised(date(revisedShipDate)),
    ...(silence === 'CONSENT' && revisedShipDate !== null
      ? [words.silenceConsents(date(revisedShipDate))]
      : []),
    ...(silence === 'CANCEL' && silenceCancelsOn !== null
      ? [words.silenceCancels(date(silenceCancelsOn))]
      : []),
  ];
}

interface Option {
  readonly choice: ReplyChoice;
  readonly label: string;
  readonly substituteSku?: string;
}

function choicesOf(view: ReplyPageView, { revisedShipDate, substitutes }: ReplyPageLine): Option[] {
  const words = wordsOf(view.language);
  const date = (day: string) => writtenDate(day, view.language);
  const further = view.advanceConsentUntil;
  const furtherLabel = (until: string) =>
    until === 'INDEFINITE' ? words.keepFurtherOpen : words.keepFurtherUntil(date(until));
  return [
    {
      choice: 'KEEP',
      label: revisedShipDate === null ? words.keepOpen : words.keepUntil(date(revisedShipDate)),
    },
    ...(further === null ? [] : [{ choice: 'KEEP_FURTHER', label: furtherLabel(further) } as const]),
    { choice: 'CANCEL', label: words.cancel },
    ...substitutes.map(({ sku, description }) => {
      return { choice: 'SUBSTITUTE', label: words.substitute(description, sku), substituteSku: sku } as const;
    }),
  ];
}

function radio(view: ReplyPageView, lineNo: number, { choice, label, substituteSku }: Option): Markup {
  const checked = choice === view.preselected ? markup` checked` : null;
  const value = valueOfChoice(choice, substituteSku);
  return markup`<label><input type="radio" name="${fieldOfLine(lineNo)}" value="${value}"${checked}><span>${label}</span></label>
`;
}
