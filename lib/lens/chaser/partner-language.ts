import type { Reminder } from '../../domain/activity.ts';
import type { Language } from '../../domain/language.ts';
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
};

/** VAT numbers begin with their country; `ES` and `ATU` are followed by letters too. */
const VAT = /^(de\d{9}|atu\d{8}|fr[\da-z]{2}\d{9}|es[\da-z]\d{7}[\da-z])$/;

/**
 * In which language to write to a partner: that of the last reminder, else by the country of its VAT number, else by that
 * of its mail addresses, else English. Switzerland and Belgium have several languages: nothing follows from them.
 */
export function languageFor(partner: Partner, past: readonly Reminder[]): ChaserView['language'] {
  const last = past.at(-1);
  if (last) return { code: last.language, reason: 'chosen' };
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
