import type { Language, NoticeKind } from '../contract/index.js';
import type { ClauseName } from './clauses.js';

/** A sentence in Mustache: as it stands in the text, and as it stands in the HTML. */
export interface Wording {
  readonly text: string;
  readonly html: string;
}

/** The sentences that the law demands, in one language. */
export interface ClauseSet {
  readonly version: number;
  readonly texts: Readonly<Record<ClauseName, Wording>>;
}

/**
 * How a notice is worded: data, so that a seller may have its own. The bodies are Mustache; `{{>clause.x}}` is a clause of
 * `clauses`, `{{>word.x}}` one of `words`. A published version never changes: what was sent can be rendered again.
 */
export interface NoticeTemplate {
  readonly kind: NoticeKind;
  readonly language: Language;
  readonly version: number;
  /** A seller's own wording: its versions are counted apart from the built-in ones. */
  readonly own?: true;
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly words: Readonly<Record<string, Wording>>;
  readonly clauses: ClauseSet;
}

/** Names the exact wording, for the record: `DELAY_FIRST_LONG.en.v1+clauses.v1`. */
export function templateId({ kind, language, version, own, clauses }: NoticeTemplate): string {
  return `${kind}.${language}.${own ? 'own-' : ''}v${version}+clauses.v${clauses.version}`;
}

export type Body = 'text' | 'html';

/** What `{{>name}}` stands for in that body. */
export function partialOf(template: NoticeTemplate, body: Body): (name: string) => string | undefined {
  const texts: Readonly<Record<string, Wording>> = template.clauses.texts;
  return (name) => {
    const [group, key] = name.split('.', 2);
    const wordings = group === 'clause' ? texts : group === 'word' ? template.words : {};
    const wording = key !== undefined && Object.hasOwn(wordings, key) ? wordings[key] : undefined;
    // Mustache takes the line break after a tag that stands alone on its line.
    return wording && `${wording[body]}\n`;
  };
}
