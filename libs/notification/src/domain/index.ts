export { type ClauseName, CLAUSES, clauseRules, clausesOf } from './clauses.js';
export { type ClauseSet, type NoticeTemplate, templateId, type Wording } from './template.js';
export { checkTemplate } from './check-template.js';
export type { TemplateProblem } from './template-problem.js';
export { type RenderedNotice, renderNotice } from './render-notice.js';
export { builtInTemplate } from './templates/built-in-templates.js';
export { type Letter, letterHtml } from './letter.js';
export { escapeHtml } from './escape-html.js';
