import Mustache from 'mustache';
import { type ClauseName, clauseRules, CLAUSES, clausesOf } from './clauses.js';
import { type Tag, tagsOf } from './template-tags.js';
import type { TemplateProblem } from './template-problem.js';
import type { Body, NoticeTemplate } from './template.js';

/** The clauses that a body lacks, has but may not have, or has with too few words. */
export function checkClauses(template: NoticeTemplate, body: Body, tags: readonly Tag[]): TemplateProblem[] {
  const { required, optional } = clausesOf(template.kind);
  const allowed = [...required, ...optional];
  const has = (clause: ClauseName) => tags.some((tag) => isClause(tag, clause));
  const missing = required.filter((clause) => !tags.some((tag) => says(tag, clause)));
  const forbidden = CLAUSES.filter((clause) => !allowed.includes(clause) && has(clause));
  return [
    ...missing.map(
      (clause) => ({ code: 'MISSING_CLAUSE', clause, body, section: sectionOf(clause) }) as const,
    ),
    ...forbidden.map(
      (clause) => ({ code: 'FORBIDDEN_CLAUSE', clause, body, section: sectionOf(clause) }) as const,
    ),
    ...allowed.filter(has).flatMap((clause) => checkWording(template, body, clause)),
  ];
}

function sectionOf(clause: ClauseName): string {
  return clauseRules[clause].section;
}

function isClause({ type, name }: Tag, clause: ClauseName): boolean {
  return type === 'partial' && name === `clause.${clause}`;
}

/** A clause under a condition may go unsaid, so it does not count. */
function says(tag: Tag, clause: ClauseName): boolean {
  const within = clauseRules[clause].perLine ? 'lines' : '';
  return isClause(tag, clause) && tag.within.join() === within;
}

function checkWording({ clauses }: NoticeTemplate, body: Body, clause: ClauseName): TemplateProblem[] {
  const wording = clauses.texts[clause][body];
  const tags = tagsOf(wording);
  if (!tags) return []; // reported where the partial is expanded
  const named = tags.filter(({ within }) => within.length === 0).map(({ name }) => name);
  const lacking = clauseRules[clause].names.filter((name) => !named.includes(name));
  const silent = /\p{L}/u.test(Mustache.render(wording, {}).replaceAll(/<[^>]*>/g, '')) ? [] : ['words'];
  return [...lacking, ...silent].map((lacks) => ({ code: 'CLAUSE_SAYS_TOO_LITTLE', clause, body, lacks }));
}
