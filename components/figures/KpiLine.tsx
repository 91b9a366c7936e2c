import type { PaintState } from '../../lib/domain/mention.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { KpiRow } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { figureBasis, figureLimits, figureValue, formatTarget, kpiName, kpiTitle } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';
import { ARROWS } from './arrows.ts';
import { directionOf, toneOf, type Verdict, verdictOf } from './kpi-scale.ts';
import { Sparkline } from './Sparkline.tsx';
import { Whisker } from './Whisker.tsx';

/** The sign that stands for a group of figures. */
export const VERDICT_SIGN: Record<Verdict, PaintState> = {
  'below-floor': 'late',
  'misses-target': 'risk',
  'reaches-target': 'ok',
  'no-target': 'unknown',
  'too-few': 'unknown',
  missing: 'unknown',
};

interface KpiLineProps {
  row: KpiRow;
  href?: string;
  /** Where the months lead. */
  trendHref?: string;
}

/** One figure: name and what it rests on, interval, months, value over target. Opens to its records where `href` leads there. */
export function KpiLine({ row, href, trendHref }: KpiLineProps) {
  const { figure } = row;
  const verdict = verdictOf(figure);
  const tone = toneOf(figure);
  const direction = verdict === 'missing' || verdict === 'too-few' ? null : directionOf(figure.trend);
  const reason = notDrawn(row, verdict);
  const limits = joinParts([
    verdict !== 'missing' && figureLimits(figure),
    figure.origin.stale && asOfWords(figure.origin),
  ]);
  const body = (
    <>
      <Sign state={VERDICT_SIGN[verdict]} label={t(`kpi.group.${verdict}`)} />
      <span class="name">{kpiName(row)}</span>
      <span class="sub">{figureBasis(row)}</span>
      {reason ? (
        <span class="none">{reason}</span>
      ) : (
        <>
          <Whisker name={kpiTitle(row)} figure={figure} tone={tone} />
          <Sparkline name={kpiTitle(row)} figure={figure} tone={tone} />
        </>
      )}
      <span class="val" title={figure.missing ? missingWords(figure.missing) : undefined}>
        <span>{figureValue(figure)}</span>
        {direction ? (
          <svg class="ar" viewBox="0 0 8 8" role="img" aria-label={t(`kpi.${direction}`)}>
            <path d={ARROWS[direction]} />
          </svg>
        ) : null}
      </span>
      <span class="tgt">{figure.target === undefined ? null : formatTarget(figure.target, figure.unit)}</span>
      {limits ? <span class="limits">{limits}</span> : null}
    </>
  );
  // Without a target there is no scale to draw on: its place is the name's.
  const shape = figure.target === undefined && !reason ? 'kpi unscaled' : 'kpi';
  return href ? (
    <div class="kpi-open">
      <Told as="a" origin={figure.origin} class={shape} href={href}>
        {body}
      </Told>
      {trendHref && !reason ? (
        <a class="kpi-trend" href={trendHref}>
          <span class="vh">{t('figure.series.of', { name: kpiTitle(row) })}</span>
        </a>
      ) : null}
    </div>
  ) : (
    <Told as="div" origin={figure.origin} class={shape}>
      {body}
    </Told>
  );
}

/** Why no interval is drawn, in place of it; undefined where it is drawn. */
function notDrawn({ figure }: KpiRow, verdict: Verdict): string | undefined {
  if (verdict === 'missing')
    return figure.missing ? missingWords(figure.missing) : t('missing.no-matured-records');
  return verdict === 'too-few' ? t('kpi.more-needed', { n: Math.max(1, 5 - figure.n) }) : undefined;
}
