import type { Language } from '../../domain/language.ts';
import { sayEntry } from '../chaser/say.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { StatusWords } from './words.ts';

const WORDS: Record<Language, StatusWords> = { en, de, fr, es };

/** A text of a status in the customer's language, with its parameters filled in; they are data and never expanded again. */
export function sayStatus(
  language: Language,
  key: keyof StatusWords,
  params: Record<string, string | number> = {},
): string {
  return sayEntry(language, WORDS[language][key], params);
}
