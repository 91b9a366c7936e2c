import { formatRelativeDay } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Chased } from '../../lib/lens/chaser/chaser-views.ts';

/** `chased 3 days ago`. */
export function chasedWords(chased: Chased | undefined, instant: number): string {
  return chased ? t('chaser.chased', { n: chased.times, when: formatRelativeDay(chased.at, instant) }) : '';
}
