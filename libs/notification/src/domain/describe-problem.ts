import { assertNever } from '#kernel';
import type { TemplateProblem } from './template-problem.js';

/** A problem of a template in words that say where it is, and what the law wants there. */
export function describeProblem(problem: TemplateProblem): string {
  switch (problem.code) {
    case 'MISSING_CLAUSE':
      return `${problem.body}: lacks {{>clause.${problem.clause}}} (${problem.section})`;
    case 'FORBIDDEN_CLAUSE':
      return `${problem.body}: {{>clause.${problem.clause}}} would be untrue here (${problem.section})`;
    case 'CLAUSE_SAYS_TOO_LITTLE':
      return `${problem.body}: clause ${problem.clause} lacks ${problem.lacks}`;
    case 'UNKNOWN_TAG':
      return `${problem.place}: {{${problem.tag}}} is not known there`;
    case 'NOT_ESCAPED':
      return `${problem.place}: {{{${problem.tag}}}} would not be escaped`;
    case 'NESTED_LIST':
      return `${problem.place}: {{#${problem.tag}}} is a list within a list`;
    case 'MALFORMED':
      return `${problem.place}: ${problem.part} is no Mustache: something is left open`;
    case 'FORBIDDEN_MARKUP':
      return `html: ${problem.markup} is not allowed in mail`;
    case 'SUBJECT_NOT_ONE_LINE':
      return 'subject: must be one line';
    default:
      return assertNever(problem);
  }
}
