import type { MailMessage } from '../../../lib/domain/mail-reading.ts';
import { randomFrom } from '../sample/random.ts';
import { type Cause, type Language, NOBODY, SOMEBODY, type Wordings } from './wordings.ts';

/** The head of a mail as a page shows it, and its truth. */
export interface LabelledHead {
  language: Language;
  cause: Cause;
  /** By what nobody wrote it: its words, or the address alone. */
  by: 'words' | 'address';
  head: Pick<MailMessage, 'from' | 'subject'>;
}

const LANGUAGES: readonly Language[] = ['en', 'de', 'fr', 'es'];
const CAUSES: readonly Cause[] = ['absence', 'bounce', 'receipt', 'ticket', 'newsletter', 'invitation'];
const PREFIXES: Record<Language, readonly string[]> = {
  en: ['Re: ', 'Fwd: '],
  de: ['AW: ', 'WG: '],
  fr: ['RE: ', 'TR: '],
  es: ['Re: ', 'RV: '],
};

/**
 * Heads of mails with their truth, as many as asked for: half of them written by people, half by programs (by words from people's
 * own addresses, where nothing else tells; and some by the address alone). The same seed makes the same.
 */
export function makeHeads(seed: number, count: number, wordings: Wordings): LabelledHead[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at): LabelledHead => {
    const language = random.pick(LANGUAGES);
    const words = wordings[language];
    const number = `45000${random.whole(10_000, 99_999)}`;
    const fill = (text: string, about: string): string =>
      text
        .replaceAll('{s}', about)
        .replaceAll('{n}', number)
        .replaceAll('{t}', `${random.whole(10_000, 99_999)}`);
    const plain = fill(random.pick(words.person), '');
    const answered = random.chance(0.3) ? `${random.pick(PREFIXES[language])}${plain}` : plain;
    const from = (local: string) => ({ name: 'Ana Sample', address: `${local}@north.example` });
    if (at % 2 === 0)
      return {
        language,
        cause: 'person',
        by: 'words',
        head: { from: from(random.pick(SOMEBODY)), subject: answered },
      };
    const cause = random.pick(CAUSES);
    if (random.chance(0.15))
      return { language, cause, by: 'address', head: { from: from(random.pick(NOBODY)), subject: answered } };
    const subject = fill(random.pick(words[cause]), answered);
    return { language, cause, by: 'words', head: { from: from(random.pick(SOMEBODY)), subject } };
  });
}
