import type { Reminder } from '../../domain/activity.ts';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { Partner } from '../../domain/partner.ts';
import type { ChaserView } from './chaser-views.ts';

/** Countries whose business language is one of ours, by the two letters that VAT numbers and domains have in common. */
const BY_COUNTRY: Readonly<Record<string, Language>> = {
  de: 'de',
  at: 'de',
  li: 'de',
  fr: 'fr',
  mc: 'fr',
  es: 'es',
  mx: 'es',
  ar: 'es',
  cl: 'es',
  co: 'es',
  pe: 'es',
  gb: 'en',
  ie: 'en',
  us: 'en',
};

/** Countries and languages as records write them, folded: in their own language, in English and in ours. */
const COUNTRY_WORDS: Readonly<Record<string, string>> = {
  germany: 'de',
  deutschland: 'de',
  allemagne: 'de',
  alemania: 'de',
  austria: 'at',
  osterreich: 'at',
  autriche: 'at',
  liechtenstein: 'li',
  france: 'fr',
  frankreich: 'fr',
  francia: 'fr',
  monaco: 'mc',
  spain: 'es',
  spanien: 'es',
  espagne: 'es',
  espana: 'es',
  mexico: 'mx',
  argentina: 'ar',
  chile: 'cl',
  colombia: 'co',
  peru: 'pe',
  'united kingdom': 'gb',
  'great britain': 'gb',
  uk: 'gb',
  ireland: 'ie',
  usa: 'us',
  'united states': 'us',
};
const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  e: 'en',
  d: 'de',
  f: 'fr',
  s: 'es',
  english: 'en',
  englisch: 'en',
  anglais: 'en',
  ingles: 'en',
  german: 'de',
  deutsch: 'de',
  allemand: 'de',
  aleman: 'de',
  french: 'fr',
  franzosisch: 'fr',
  francais: 'fr',
  frances: 'fr',
  spanish: 'es',
  spanisch: 'es',
  espagnol: 'es',
  espanol: 'es',
};

/** What the record of a partner says: its language, or that of its country. */
function languageOnRecord({ language, country }: Partner): Language | undefined {
  const words = folded(language);
  // `de-AT` and `de_DE` are German; SAP has keys of one letter.
  const code = LANGUAGES.find((each) => each === words.split(/[-_]/)[0]) ?? LANGUAGE_WORDS[words];
  if (code) return code;
  const where = folded(country);
  return BY_COUNTRY[COUNTRY_WORDS[where] ?? where];
}

function folded(words = ''): string {
  return words.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
}

/** VAT numbers begin with their country; `ES` and `ATU` are followed by letters too. */
const VAT = /^(de\d{9}|atu\d{8}|fr[\da-z]{2}\d{9}|es[\da-z]\d{7}[\da-z])$/;

/**
 * In which language to write to a partner: that of the last reminder, else what its record says, else by the country of
 * its VAT number, else by that of its mail addresses, else English. Switzerland and Belgium have several languages: nothing follows from them.
 */
export function languageFor(partner: Partner, past: readonly Reminder[]): ChaserView['language'] {
  const last = past.at(-1);
  if (last) return { code: last.language, reason: 'chosen' };
  const said = languageOnRecord(partner);
  if (said) return { code: said, reason: 'record' };
  for (const number of partner.numbers) {
    const bare = number.toLowerCase().replace(/[^\da-z]/g, '');
    const code = VAT.test(bare) ? BY_COUNTRY[bare.slice(0, 2)] : undefined;
    if (code) return { code, reason: 'number' };
  }
  const hosts = [...partner.domains, ...partner.contacts.map(({ email = '' }) => email)];
  for (const host of hosts) {
    const code = BY_COUNTRY[host.toLowerCase().split('.').at(-1) ?? ''];
    if (code) return { code, reason: 'domain' };
  }
  return { code: 'en', reason: 'default' };
}
