import type { Language } from '../../contract/index.js';
import { englishReplies } from './english-replies.js';
import { frenchReplies } from './french-replies.js';
import { germanReplies } from './german-replies.js';
import type { ReplyWords } from './reply-words.js';

const words: Readonly<Record<Language, ReplyWords>> = {
  en: englishReplies,
  de: germanReplies,
  fr: frenchReplies,
};

export function wordsOf(language: Language): ReplyWords {
  return words[language];
}
