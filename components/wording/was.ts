import { t } from '../../lib/i18n/t.ts';

/** `was on track`. A name or date (`asWritten`) keeps its first letter: `was Nov 20`. */
export function wasWords(words: string, asWritten = false): string {
  if (words === '') return words;
  return t('common.was', { what: asWritten ? words : withSmallLetter(words) });
}

/** The words as they stand within a sentence. */
export function withSmallLetter(words: string): string {
  return words.charAt(0).toLocaleLowerCase() + words.slice(1);
}
