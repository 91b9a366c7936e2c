import type { Reject } from '../../lib/domain/import-job.ts';
import { en } from '../../lib/i18n/en.ts';
import { type Key, t } from '../../lib/i18n/t.ts';

type RejectKey = Extract<Key, `reject.${string}`>;

/** Why a row or value was rejected, and what is kept instead; a code of a newer file reader stands as it is. */
export function rejectWords({ reason, kept }: Pick<Reject, 'reason' | 'kept'>): string {
  const key = `reject.${reason}`;
  const why = key in en ? t(key as RejectKey) : t('rejects.other', { code: reason });
  if (kept === '') return t('rejects.value-left-out', { why });
  return kept === undefined ? why : t('rejects.kept', { why, kept });
}
