import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LatenessBar } from '../../lib/lens/trend/series-views.ts';
import { latenessWords } from './within.ts';

/** The days of a bar: `3 days late`, `8 to 14 days late`, `5 days early or earlier`. */
export function spanWords({ from, to }: Pick<LatenessBar, 'from' | 'to'>): string {
  if (from === null) return to === null ? '' : t('lateness.or-earlier', { days: latenessWords(to) });
  if (to === null) return t('lateness.or-later', { days: latenessWords(from) });
  if (from === to) return latenessWords(from);
  if (from > 0) return t('lateness.span.late', { from, to });
  if (to < 0) return t('lateness.span.early', { from: -to, to: -from });
  return t('lateness.span', { from: latenessWords(from), to: latenessWords(to) });
}

/** A bar in one line: days, lines that came, lines that are open, how that lies to what was agreed. */
export function barWords(bar: LatenessBar): string {
  return `${spanWords(bar)}: ${joinParts([
    t('lateness.received', { n: bar.received }),
    bar.open > 0 && t('lateness.open', { n: bar.open }),
    t(`lateness.place.${bar.place}`),
  ])}`;
}
