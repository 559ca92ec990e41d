import { accept, type Decider, reject } from '#eventing';
import type { Instant } from '#kernel';
import type {
  Language,
  NoticeKind,
  TemplateBodies,
  TemplateCommand,
  TemplateEvent,
} from '../contract/index.js';
import { clauseRules, clausesOf } from './clauses.js';
import { checkTemplate } from './check-template.js';
import { describeProblem } from './describe-problem.js';
import type { NoticeTemplate } from './template.js';
import { builtInTemplate } from './templates/built-in-templates.js';

/** What has been in force since when; null: the built-in wording. */
interface Change {
  readonly at: Instant;
  readonly own: (TemplateBodies & { readonly version: number }) | null;
}

export interface TemplateState {
  readonly changes: Change[];
  version: number;
}

/**
 * A tenant's wording of one kind of notice in one language. Only what passes `checkTemplate` is published; every version
 * stays, because a notice is rendered by what was in force when it was asked for.
 */
export const templateDecider: Decider<TemplateState, TemplateCommand, TemplateEvent, 'TEMPLATE_DEFECTIVE'> = {
  name: 'notice_template',
  stateVersion: 1,
  initialState: () => ({ changes: [], version: 0 }),
  evolve: (state, event, { at }) => {
    if (event.type === 'notification.TemplateWithdrawn') {
      state.changes.push({ at, own: null });
      return;
    }
    const { version, subject, text, html } = event.data;
    state.version = version;
    state.changes.push({ at, own: { version, subject, text, html } });
  },
  decide: (command, state) => {
    const current = state.changes.at(-1)?.own ?? null;
    if (command.type === 'notification.WithdrawTemplate') {
      const { type: _, ...data } = command;
      return current ? accept({ type: 'notification.TemplateWithdrawn', data }) : accept();
    }
    const version = state.version + 1;
    const problems = checkTemplate(ownTemplate(command.kind, command.language, { ...command, version }));
    if (problems.length > 0) {
      const told = problems.map(describeProblem);
      return reject('TEMPLATE_DEFECTIVE', `the template cannot be published: ${told.join('; ')}`, {
        problems: told,
      });
    }
    const { subject, text, html } = command;
    if (current?.subject === subject && current.text === text && current.html === html) return accept();
    const { kind, language, reason } = command;
    return accept({
      type: 'notification.TemplatePublished',
      data: { kind, language, version, subject, text, html, reason },
    });
  },
};

/** A seller's own bodies over the words and clauses of the language. */
export function ownTemplate(
  kind: NoticeKind,
  language: Language,
  { subject, text, html, version }: TemplateBodies & { readonly version: number },
): NoticeTemplate {
  return { ...builtInTemplate(kind, language), own: true, version, subject, text, html };
}

/** What was in force at that moment. */
export function templateAt(
  { changes }: TemplateState,
  { kind, language }: { readonly kind: NoticeKind; readonly language: Language },
  at: Instant,
): NoticeTemplate {
  const own = changes.findLast((change) => change.at <= at)?.own;
  return own ? ownTemplate(kind, language, own) : builtInTemplate(kind, language);
}

export interface ShownClause {
  readonly name: string;
  readonly section: string;
  readonly required: boolean;
  readonly text: string;
}

/** The clauses that may stand in a template of its kind, as the language words them. */
export function clausesShown({ kind, clauses }: NoticeTemplate): readonly ShownClause[] {
  const { required, optional } = clausesOf(kind);
  return [...required, ...optional].map((name) => ({
    name,
    section: clauseRules[name].section,
    required: required.includes(name),
    text: clauses.texts[name].text,
  }));
}
