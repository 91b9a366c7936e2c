import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Language } from '../../domain/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import type { ChaserWords, Entry } from './words.ts';

const WORDS: Record<Language, ChaserWords> = { en, de, fr, es };
/** The form in which dates, numbers and plurals are written; the person's own browser has no say in it. */
const TAGS: Record<Language, string> = { en: 'en-GB', de: 'de', fr: 'fr', es: 'es' };

/**
 * A text of a reminder in the partner's language, with its parameters filled in; numbers as that language writes them.
 * Parameters are data: they are never expanded again.
 */
export function say(
  language: Language,
  key: keyof ChaserWords,
  params: Record<string, string | number> = {},
): string {
  return sayEntry(language, WORDS[language][key], params);
}

/** The same of any text in a partner's language. */
export function sayEntry(
  language: Language,
  entry: Entry,
  params: Record<string, string | number> = {},
): string {
  const isOne = formatsOf(language).plurals.select(Number(params.n)) === 'one';
  const form = typeof entry === 'string' ? entry : isOne ? entry.one : entry.other;
  return form.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? '';
    return typeof value === 'number' ? sayNumber(language, value) : value;
  });
}

/** A day with its month in words, so that nobody takes the month for the day: `7 May 2026`, `7. Mai 2026`. */
export function sayDate(language: Language, date: CalendarDate): string {
  return formatsOf(language).days.format(new Date(`${date}T00:00:00Z`));
}

/** A count or quantity as the language groups it, at most three decimals. */
export function sayNumber(language: Language, value: number): string {
  return formatsOf(language).numbers.format(value);
}

interface Formats {
  plurals: Intl.PluralRules;
  days: Intl.DateTimeFormat;
  numbers: Intl.NumberFormat;
}
/** Making them costs a hundred times what using them does; a table uses the same few in every cell. */
const made = new Map<Language, Formats>();

function formatsOf(language: Language): Formats {
  const known = made.get(language);
  if (known) return known;
  const tag = TAGS[language];
  const formats = {
    plurals: new Intl.PluralRules(tag),
    days: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }),
    numbers: new Intl.NumberFormat(tag, { maximumFractionDigits: 3 }),
  };
  made.set(language, formats);
  return formats;
}
