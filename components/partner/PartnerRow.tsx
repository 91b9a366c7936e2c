import type { VNode } from 'preact';
import { formatDate, formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LensContext } from '../../lib/lens/context.ts';
import type { PortfolioRow } from '../../lib/lens/partner/partner-views.ts';
import { portfolioRow } from '../../lib/lens/partner/portfolio.ts';
import type { PartnerEntry } from '../../lib/lens/partner/portfolio-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { toneOf, verdictOf } from '../figures/kpi-scale.ts';
import { Sparkline } from '../figures/Sparkline.tsx';
import { Dash } from '../parts/Dash.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { leftOutWords } from '../wording/contested.ts';
import { figureValue } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';

interface PartnerRowProps {
  entry: PartnerEntry;
  context: LensContext;
  href: string;
  index: number;
  /** The column's head says "on time" already. */
  allOnTime: boolean;
  /** Grades have a column. */
  isGraded: boolean;
}

/** One partner of the list. Figures of an earlier day say so; those that are not made yet are dashes with the reason. */
export function PartnerRow({ entry, context, href, index, allOnTime, isGraded }: PartnerRowProps) {
  const row = portfolioRow(entry, context);
  // A partner that no order names has no figures and nothing that they could come from.
  const isKnown = row !== null && row.origin.sourceId !== '';
  const cells = (
    <>
      <Who entry={entry} href={href} origin={isKnown ? row.origin : undefined} />
      <td class="wide">{entry.owner ?? <Dash why={t('partners.no-owner')} />}</td>
      {row && isKnown ? (
        <Figures
          row={row}
          allOnTime={allOnTime}
          leftOut={leftOutWords(entry.leftOut)}
          grade={isGraded ? <GradeCell {...entry} /> : null}
        />
      ) : (
        <NoFigures why={t(row ? 'partners.no-orders' : 'made.row')} isGraded={isGraded} />
      )}
    </>
  );
  return row && isKnown ? (
    <Told as="tr" origin={row.origin} aria-rowindex={index}>
      {cells}
    </Told>
  ) : (
    <tr aria-rowindex={index}>{cells}</tr>
  );
}

function Who({ entry, href, origin }: { entry: PartnerEntry; href: string; origin?: Origin }) {
  const asOf = origin?.stale
    ? asOfWords(origin)
    : origin && entry.asOf && t('common.as-of', { date: formatDate(entry.asOf) });
  const roles = entry.roles.split(',').filter(Boolean) as ('supplier' | 'customer' | 'own-site')[];
  return (
    <td class="who">
      <a href={href}>
        <span class="id" title={entry.name}>
          {entry.name}
        </span>
        <span class="s">
          {joinParts([asOf, ...roles.map((role) => t(`role.${role}`))])}
          {entry.owner ? <span class="narrow"> · {entry.owner}</span> : null}
        </span>
      </a>
    </td>
  );
}

function NoFigures({ why, isGraded }: { why: string; isGraded: boolean }) {
  return (
    <>
      <td class="wide num" />
      <td class="wide num" />
      <td class="trend" />
      {isGraded ? <td class="num grade-of" /> : null}
      <td class="num otif">
        <Dash why={why} />
      </td>
      <td class="num late" />
    </>
  );
}

/** The grade of its scorecard over its score; who is not scored has none, and who is not graded is told why. */
function GradeCell({ graded }: Pick<PartnerEntry, 'graded'>) {
  if (!graded) return <td class="num grade-of" />;
  const { grade, score, ungraded } = graded;
  if (grade === null)
    return (
      <td class="num grade-of">
        <Dash why={t(`score.ungraded.${ungraded ?? 'no-records'}`)} />
      </td>
    );
  return (
    <td class="num grade-of">
      <b class={grade === 'D' ? 't-late' : ''}>{grade}</b>
      {score === null ? null : <span class="s">{formatNumber(Math.round(score))}</span>}
    </td>
  );
}

interface FiguresProps {
  row: PortfolioRow;
  allOnTime: boolean;
  grade: VNode | null;
  /** That lines are left out of the figure. */
  leftOut?: string;
}

function Figures({ row, allOnTime, grade, leftOut }: FiguresProps) {
  const verdict = verdictOf(row.otif);
  return (
    <>
      <td class="wide num">{formatNumber(row.lines)}</td>
      <td class="wide num">{formatNumber(row.openLines)}</td>
      <td class="trend">
        {verdict === 'too-few' ? (
          <span class="dim small nw">{t('partners.too-few')}</span>
        ) : verdict === 'missing' ? null : (
          <Sparkline
            name={t(row.onTimeOnly ? 'partners.column.on-time' : 'partners.column.otif')}
            figure={row.otif}
            tone={toneOf(row.otif)}
            height={28}
          />
        )}
      </td>
      {grade}
      <OtifCell row={row} allOnTime={allOnTime} leftOut={leftOut} />
      <td class="num late">
        {row.lateLines > 0 ? (
          <span class={`st ${row.origin.stale ? '' : 't-late'}`}>
            <Sign state="late" bare />
            <b>{formatNumber(row.lateLines)}</b>
          </span>
        ) : (
          <span class="dim">0</span>
        )}
        <span class="s">{t('partners.late-of', { n: row.openLines })}</span>
      </td>
    </>
  );
}

function OtifCell({ row: { otif, onTimeOnly }, allOnTime, leftOut }: Omit<FiguresProps, 'grade'>) {
  if (otif.value === null)
    return (
      <td class="num otif">
        <Dash why={joinParts([missingWords(otif.missing ?? 'no-matured-records'), leftOut])} />
      </td>
    );
  const quiet = otif.standing === 'too-few' || otif.origin.stale;
  return (
    <td class="num otif" title={leftOut}>
      <span class={quiet ? 'dim' : ''}>{figureValue(otif)}</span>
      <span class="s">
        {onTimeOnly && !allOnTime ? `${t('partners.on-time-only')}, ${otif.n}` : t('kpi.n', { n: otif.n })}
      </span>
      {leftOut ? <span class="vh">{leftOut}</span> : null}
    </td>
  );
}
