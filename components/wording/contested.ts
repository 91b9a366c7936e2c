import { formatNumber, joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Beside, ScoreSide } from '../../lib/lens/scorecard/scorecard-views.ts';
import type { Figure } from '../../lib/lens/views.ts';
import { formatFigure } from './kpi.ts';

/** What a figure is without contested lines, and was with those that are left out; undefined where that is the same. */
export function besideWords(
  { undisputed, recorded }: { undisputed?: Beside; recorded?: Beside },
  { unit, currency }: Figure,
): string | undefined {
  const value = (beside: Beside) =>
    beside.value === null ? NOT_KNOWN : formatFigure(beside.value, unit, currency);
  const words = joinParts([
    undisputed && t('contested.without', { n: undisputed.lines, value: value(undisputed) }),
    recorded && t('contested.with', { n: recorded.lines, value: value(recorded) }),
  ]);
  return words === '' ? undefined : words;
}

/** That figures leave lines out because disputes were accepted; undefined where they leave none out. */
export function leftOutWords(lines: number | undefined): string | undefined {
  return lines ? t('contested.counts.accepted', { n: lines }) : undefined;
}

type Total = Pick<ScoreSide, 'score' | 'grade'>;

/** The same of a total. */
export function besideScore(
  undisputed: Total | undefined,
  recorded: Total | undefined,
  { open, accepted }: { open: number; accepted: number },
): string {
  const value = ({ score, grade }: Total) =>
    score === null
      ? NOT_KNOWN
      : [formatNumber(Math.round(score * 10) / 10), grade].filter(Boolean).join(', ');
  return joinParts([
    undisputed && t('contested.without', { n: open, value: value(undisputed) }),
    recorded && t('contested.with', { n: accepted, value: value(recorded) }),
  ]);
}
