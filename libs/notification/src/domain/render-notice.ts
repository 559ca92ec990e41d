import Mustache from 'mustache';
import type { NoticeData } from '../contract/index.js';
import { escapeHtml } from './escape-html.js';
import { noticeView } from './notice-view.js';
import { type NoticeTemplate, partialOf } from './template.js';

/** As the buyer gets it. The HTML is a whole document that loads nothing. */
export interface RenderedNotice {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * The same template, data and name give the same bytes, on every machine. The template must have passed `checkTemplate`.
 * Throws where data and template are not of one kind and language: that is a bug of who picked the template.
 */
export function renderNotice(
  template: NoticeTemplate,
  data: NoticeData,
  recipientName: string | null,
): RenderedNotice {
  if (template.kind !== data.kind || template.language !== data.language) {
    throw new Error(
      `a ${data.kind} in ${data.language} is not rendered by ${template.kind} in ${template.language}`,
    );
  }
  const view = noticeView(data, recipientName);
  const subject = oneLine(Mustache.render(template.subject, view, {}, { escape: String }));
  const whole = { ...view, subject };
  return {
    subject,
    text: `${Mustache.render(template.text, whole, partialOf(template, 'text'), { escape: String }).trimEnd()}\n`,
    html: Mustache.render(template.html, whole, partialOf(template, 'html'), { escape: escapeHtml }),
  };
}

/** Names come from outside of the contract; a line break in one would begin another header. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}
