import { formatMonth, formatNumber, formatPercent, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Preview } from '../../lib/lens/agreement/draft-material.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { kpiTitle } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';

type WhatIf = Preview['theirs'];
type PeriodScore = WhatIf['before'];
type PeriodChange = WhatIf['periods'][number];
type TermChange = WhatIf['terms'][number];
type TermSide = NonNullable<TermChange['before']>;

interface WhatIfPanelProps {
  /** Whose scorecard it is. */
  title: string;
  whatIf: WhatIf;
  origin: Origin;
}

/** What a draft would change: the total, each figure, and the months that would get another grade. */
export function WhatIfPanel({ title, whatIf, origin }: WhatIfPanelProps) {
  return (
    <Told as="div" origin={origin} class="what-if">
      <h3 class="small">{title}</h3>
      <Totals whatIf={whatIf} />
      <p class="small">
        {changeWords(whatIf)}
        {origin.stale ? <span class="dim"> {asOfWords(origin)}</span> : null}
      </p>
      <TermTable terms={whatIf.terms} />
      <Months periods={whatIf.periods} />
    </Told>
  );
}

/** Both totals with their grades, one beside the other. */
export function Totals({ whatIf }: { whatIf: WhatIf }) {
  return (
    <p class="totals-pair">
      <Total label={t('what-if.now')} period={whatIf.before} />
      <span aria-hidden="true" class="dim">
        →
      </span>
      <Total label={t('what-if.draft')} period={whatIf.after} />
    </p>
  );
}

function Total({ label, period }: { label: string; period: PeriodScore }) {
  const { score, ungraded } = period.card;
  return (
    <span class="total">
      <span class="small dim">{label} </span>
      <b class={`grade-chip ${period.grade ? `g-${period.grade.toLowerCase()}` : 'none'}`}>
        {period.grade ?? t('score.no-grade')}
      </b>{' '}
      {score === null ? t('score.no-score') : points(score)}
      {ungraded && ungraded !== 'no-records' ? (
        <span class="small dim">{` ${t('score.coverage', { share: formatPercent(period.card.coverage, 0) })}`}</span>
      ) : null}
    </span>
  );
}

/** By how much, and what most of it comes from. */
export function changeWords({ before, after, most }: WhatIf): string {
  if (before.card.score === null || after.card.score === null) return '';
  const change = after.card.score - before.card.score;
  const by = points(Math.abs(change));
  const total =
    by === points(0)
      ? t('what-if.same')
      : change > 0
        ? t('what-if.up', { n: by })
        : t('what-if.down', { n: by });
  const causes = most
    .slice(0, 3)
    .map((each) => `${termName(each)} ${signed(each.change)}`)
    .join(', ');
  return joinParts([
    total.charAt(0).toLocaleUpperCase() + total.slice(1),
    causes !== '' && t('what-if.most', { what: causes }),
  ]);
}

function TermTable({ terms }: { terms: readonly TermChange[] }) {
  return (
    <table class="tbl scores">
      <thead>
        <tr>
          <th scope="col">{t('score.column.kpi')}</th>
          <th scope="col" class="num">
            {t('what-if.now')}
          </th>
          <th scope="col" class="num">
            {t('what-if.draft')}
          </th>
          <th scope="col" class="num">
            {t('what-if.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr key={term.key}>
            <td class="who">{termName(term)}</td>
            <Cell side={term.before} none={t('what-if.new')} />
            <Cell side={term.after} none={t('what-if.left')} />
            <td class="num">{signed(term.change)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The score of a figure, with its share of the weight below. */
function Cell({ side, none }: { side: TermSide | null; none: string }) {
  if (!side)
    return (
      <td class="num">
        <Dash why={none} />
      </td>
    );
  return (
    <td class="num">
      {side.score === null ? <Dash why={t('what-if.not-scored')} /> : formatNumber(Math.round(side.score))}
      <span class="s">{formatPercent(side.share, 0)}</span>
    </td>
  );
}

/** The months whose grade differs in one line; all of them behind it. */
function Months({ periods }: { periods: readonly PeriodChange[] }) {
  const differing = periods.filter(({ gradeDiffers }) => gradeDiffers);
  return (
    <details class="more">
      <summary class="small">
        {differing.length === 0
          ? t('what-if.months.none', { n: periods.length })
          : t('what-if.months', { n: differing.length, all: periods.length })}
      </summary>
      <table class="tbl scores">
        <caption class="vh">{t('what-if.months.all')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.month')}</th>
            <th scope="col" class="num">
              {t('what-if.now')}
            </th>
            <th scope="col" class="num">
              {t('what-if.draft')}
            </th>
          </tr>
        </thead>
        <tbody>
          {periods.toReversed().map(({ month, before, after, gradeDiffers }) => (
            <tr key={month}>
              <td>
                {formatMonth(`${month}-01`)}{' '}
                {gradeDiffers ? (
                  <span class="st t-differs small">
                    <Sign state="differs" bare />
                    <b>{t('what-if.differs')}</b>
                  </span>
                ) : null}
              </td>
              <td class="num">{periodWords(before)}</td>
              <td class="num">{periodWords(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function periodWords({ score, grade }: PeriodChange['before']): string {
  if (score === null) return t('score.no-score');
  return `${grade ?? t('score.no-grade')} ${points(score)}`;
}

function termName({ before, after }: TermChange): string {
  const term = after?.term ?? before?.term;
  return term ? kpiTitle({ id: term.kpi, basis: term.basis }) : '';
}

/** Points with one decimal. */
function points(score: number): string {
  return formatNumber(Math.round(score * 10) / 10);
}

function signed(change: number): string {
  const size = points(Math.abs(change));
  if (size === points(0)) return points(0);
  return `${change > 0 ? '+' : '−'}${size}`;
}
