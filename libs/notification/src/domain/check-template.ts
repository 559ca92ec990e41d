import { checkClauses } from './check-clauses.js';
import { forbiddenMarkup } from './forbidden-markup.js';
import { isList, isPlaceholder, isSection } from './placeholders.js';
import { type Tag, tagsOf } from './template-tags.js';
import type { TemplateProblem } from './template-problem.js';
import { type Body, type NoticeTemplate, partialOf } from './template.js';

/**
 * All problems of a template; none if it may be published. The clauses of the law are looked for in its structure: in each
 * body, under no condition, and for each line where lines may differ.
 */
export function checkTemplate(template: NoticeTemplate): TemplateProblem[] {
  return [...checkSubject(template.subject), ...checkBody(template, 'text'), ...checkBody(template, 'html')];
}

function checkSubject(subject: string): TemplateProblem[] {
  if (!/^\P{Cc}+$/u.test(subject)) return [{ code: 'SUBJECT_NOT_ONE_LINE' }];
  const tags = tagsOf(subject);
  if (!tags) return [{ code: 'MALFORMED', place: 'subject', part: 'subject' }];
  return tags.flatMap((tag) => checkTag(tag, 'subject'));
}

function checkBody(template: NoticeTemplate, body: Body): TemplateProblem[] {
  const tags = tagsOf(template[body]);
  if (!tags) return [{ code: 'MALFORMED', place: body, part: body }];
  return [
    ...checkClauses(template, body, tags),
    ...tags.flatMap((tag) =>
      tag.type === 'partial' ? checkPartial(template, body, tag) : checkTag(tag, body),
    ),
    ...(body === 'html' ? checkMarkup(template.html) : []),
  ];
}

function checkPartial(template: NoticeTemplate, body: Body, { name, within }: Tag): TemplateProblem[] {
  const source = partialOf(template, body)(name);
  if (source === undefined) return [{ code: 'UNKNOWN_TAG', place: body, tag: name }];
  const tags = tagsOf(source);
  if (!tags) return [{ code: 'MALFORMED', place: body, part: name }];
  return [
    ...tags.flatMap((tag) => checkTag({ ...tag, within: [...within, ...tag.within] }, body)),
    ...(body === 'html' ? checkMarkup(source) : []),
  ];
}

function checkTag({ type, name, within }: Tag, place: Body | 'subject'): TemplateProblem[] {
  if (type === 'raw') return [{ code: 'NOT_ESCAPED', place, tag: name }];
  if (type === 'section' && isList(name) && within.some(isList))
    return [{ code: 'NESTED_LIST', place, tag: name }];
  return isKnown(type, name, within) ? [] : [{ code: 'UNKNOWN_TAG', place, tag: name }];
}

/** A partial within a partial is none that is known: a clause must be seen in the body itself. */
function isKnown(type: Tag['type'], name: string, within: readonly string[]): boolean {
  return (type === 'name' && isPlaceholder(name, within)) || (type === 'section' && isSection(name, within));
}

function checkMarkup(html: string): TemplateProblem[] {
  return forbiddenMarkup(html).map((markup) => ({ code: 'FORBIDDEN_MARKUP', markup }));
}
