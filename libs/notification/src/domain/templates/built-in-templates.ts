import type { Language, NoticeKind } from '../../contract/index.js';
import type { NoticeTemplate, Wording } from '../template.js';
import { english } from './english.js';
import { french } from './french.js';
import { german } from './german.js';
import { htmlLayout } from './html-layout.js';
import { both, type LanguagePack } from './language-pack.js';
import { layoutOf } from './layouts.js';
import { textLayout } from './text-layout.js';

/** Raised with every change of wording or layout: what was sent names it. */
const VERSIONS: Partial<Record<NoticeKind, number>> = {
  DELAY_FIRST_SHORT: 2,
  DELAY_FIRST_LONG: 2,
  DELAY_FIRST_INDEFINITE: 2,
  DELAY_RENEWED_DEFINITE: 2,
  DELAY_RENEWED_INDEFINITE: 2,
  DATE_MOVED: 2,
  FOLLOW_UP: 2,
};
const CLAUSES_VERSION = 1;

const packs: Readonly<Record<Language, LanguagePack>> = { en: english, de: german, fr: french };

/** The template that a seller has who wrote none of its own. */
export function builtInTemplate(kind: NoticeKind, language: Language): NoticeTemplate {
  const { subjects, intros, words, clauses } = packs[language];
  const layout = layoutOf(kind);
  const allWords: Readonly<Record<string, Wording>> = { ...words, intro: both(intros[kind]) };
  return {
    kind,
    language,
    version: VERSIONS[kind] ?? 1,
    subject: subjects[kind],
    text: textLayout(layout),
    html: htmlLayout(layout),
    words: allWords,
    clauses: { version: CLAUSES_VERSION, texts: clauses },
  };
}
