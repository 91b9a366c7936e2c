import { en } from '../../lib/i18n/en.ts';
import { type Key, t } from '../../lib/i18n/t.ts';

type RejectKey = Extract<Key, `reject.${string}`>;

/** Why a row was rejected; a code of a newer file reader stands as it is. */
export function rejectWords(code: string): string {
  const key = `reject.${code}`;
  return key in en ? t(key as RejectKey) : t('rejects.other', { code });
}
