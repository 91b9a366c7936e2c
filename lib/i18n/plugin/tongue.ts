import type { CalendarDate, Instant } from '../../domain/calendar-date.ts';
import type { Language } from '../../domain/language.ts';
import type { Entry } from '../chaser/words.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { de as deRules } from './rules/de.ts';
import { en as enRules } from './rules/en.ts';
import { es as esRules } from './rules/es.ts';
import { fr as frRules } from './rules/fr.ts';
import type { PluginWords, RuleWords, WordKey } from './words.ts';

const WORDS: Record<Language, PluginWords & RuleWords> = {
  en: { ...en, ...enRules },
  de: { ...de, ...deRules },
  fr: { ...fr, ...frRules },
  es: { ...es, ...esRules },
};

type Unit = 'ratio' | 'days' | 'hours' | 'ppm' | 'count';

/** Words, numbers and dates of one language; several plugins of a page may speak several. */
export interface Tongue {
  language: Language;
  say(key: WordKey, params?: Record<string, string | number>): string;
  /** The text of a key that a bundle names; undefined where there is none. */
  sayIf(key: string): string | undefined;
  number(value: number): string;
  percent(ratio: number, decimals?: number): string;
  /** A value in the unit of its figure: `78.4%`, `23d`, `1,240`. */
  figure(value: number, unit: Unit): string;
  date(date: CalendarDate): string;
  month(month: string): string;
  day(instant: Instant): string;
}

const made = new Map<string, Tongue>();

/** The tongue of a BCP 47 tag: `de-AT` speaks German and writes numbers as in Austria. English where there is none. */
export function tongueOf(tag: string): Tongue {
  const known = made.get(tag) ?? makeTongue(tag);
  made.set(tag, known);
  return known;
}

function makeTongue(tag: string): Tongue {
  const wanted = tag.toLowerCase().slice(0, 2);
  const language = wanted in WORDS && /^\w\w(-|$)/.test(tag) ? (wanted as Language) : 'en';
  const words = WORDS[language];
  const locale = localeOf(tag, language);
  const plurals = new Intl.PluralRules(language);
  const { number, percent, unit } = numbersOf(locale);
  const long = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const months = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const own = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const spoken = (value: string | number | undefined) =>
    typeof value === 'number' ? number(value) : (value ?? '');
  return {
    language,
    say(key, params = {}) {
      const entry: Entry = words[key];
      const isOne = typeof entry !== 'string' && plurals.select(Number(params.n)) === 'one';
      const form = typeof entry === 'string' ? entry : isOne ? entry.one : entry.other;
      return form.replace(/\{(\w+)\}/g, (_, name: string) => spoken(params[name])).trim();
    },
    sayIf(key) {
      const entry = Object.hasOwn(words, key) ? words[key as WordKey] : undefined;
      return typeof entry === 'string' ? entry : undefined;
    },
    number,
    percent,
    figure: (value, of) =>
      of === 'ratio'
        ? percent(value)
        : of === 'days' || of === 'hours'
          ? unit(value, of === 'days' ? 'day' : 'hour')
          : number(of === 'ppm' ? Math.round(value) : Math.round(value * 10) / 10),
    date: (date) => long.format(new Date(`${date}T00:00:00Z`)),
    month: (month) => months.format(new Date(`${month}-01T00:00:00Z`)),
    day: (instant) => own.format(new Date(instant)),
  };
}

/** English without a country is written as in Britain, so that nobody takes a month for a day. */
function localeOf(tag: string, language: Language): string {
  if (language === 'en' && !/^en-/i.test(tag)) return 'en-GB';
  try {
    return Intl.NumberFormat.supportedLocalesOf([tag])[0] ?? language;
  } catch {
    // What a page calls its language is no tag.
    return language;
  }
}

function numbersOf(locale: string) {
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 });
  const share = (digits: number) =>
    new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  const [whole, tenth] = [share(0), share(1)];
  const timed = (unit: 'day' | 'hour') =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'narrow',
      maximumFractionDigits: 1,
    });
  const units = { day: timed('day'), hour: timed('hour') };
  return {
    number: (value: number) => plain.format(value),
    percent: (ratio: number, decimals = 1) => (decimals === 0 ? whole : tenth).format(ratio),
    unit: (value: number, unit: 'day' | 'hour') => units[unit].format(value),
  };
}
