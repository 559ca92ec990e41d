export { noticeDecider, type NoticeRejectionCode, type NoticeState } from './notice.decider.js';
export { type ClauseName, CLAUSES, clauseRules, clausesOf } from './clauses.js';
export { type ClauseSet, type NoticeTemplate, templateId, type Wording } from './template.js';
export { describeProblem } from './describe-problem.js';
export {
  clausesShown,
  ownTemplate,
  templateAt,
  templateDecider,
  type TemplateState,
} from './template.decider.js';
export { checkTemplate } from './check-template.js';
export type { TemplateProblem } from './template-problem.js';
export { type RenderedNotice, renderNotice } from './render-notice.js';
export { builtInTemplate } from './templates/built-in-templates.js';
export { type Letter, letterHtml } from './letter.js';
export { escapeHtml } from './escape-html.js';
export { replyLinks } from './reply/reply-links.js';
export { replyPage, type ReplyPageLine, type ReplyPageView } from './reply/reply-page.js';
export {
  type ReplyDoneView,
  replyDonePage,
  type ReplyRefusal,
  replyRefusedPage,
  tooLatePage,
  type TooLateView,
} from './reply/answered-pages.js';
export { REPLY_PAGE_HEADERS } from './reply/page-frame.js';
export {
  readReplyForm,
  REPLY_CHOICES,
  type ReplyAnswer,
  type ReplyChoice,
  type ReplyForm,
} from './reply/reply-form.js';
