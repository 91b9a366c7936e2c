import { useRef } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { PortfolioRow } from '../../lib/lens/views.ts';
import { toneOf, verdictOf } from '../figures/kpi-scale.ts';
import { Sparkline } from '../figures/Sparkline.tsx';
import { Dash } from '../parts/Dash.tsx';
import { Sign } from '../parts/Sign.tsx';
import { useWindowedRows } from '../parts/windowed-rows.ts';
import { figureValue } from '../wording/kpi.ts';
import { missingWords } from '../wording/reasons.ts';
import type { PortfolioSort } from './portfolio-order.ts';
import { SortHead } from './SortHead.tsx';

const ROW_HEIGHT = 40;

interface PortfolioTableProps {
  rows: PortfolioRow[];
  /** No row has OTIF: the column shows on-time alone, and says so in its head. */
  onTimeOnly: boolean;
  sort: PortfolioSort;
  descending: boolean;
  onSort: (sort: PortfolioSort) => void;
  hrefOf: (row: PortfolioRow) => string;
}

/** The portfolio as a table; of thousands of rows only those near the viewport are drawn. */
export function PortfolioTable({ rows, onTimeOnly, sort, descending, onSort, hrefOf }: PortfolioTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { first, end } = useWindowedRows(body, rows.length, ROW_HEIGHT);
  const head = { sort, descending, onSort };
  return (
    <table class="tbl partners" aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <SortHead {...head} by="name" class="who" label={t('partners.column.name')} />
          <th class="wide">{t('partners.column.owner')}</th>
          <SortHead {...head} by="lines" class="wide num" label={t('partners.column.lines')} />
          <SortHead {...head} by="open" class="wide num" label={t('partners.column.open')} />
          <th class="trend">{t('partners.column.trend')}</th>
          <SortHead
            {...head}
            by="otif"
            class="num otif"
            label={t(onTimeOnly ? 'partners.column.on-time' : 'partners.column.otif')}
          />
          <SortHead {...head} by="late" class="num late" label={t('partners.column.late')} />
        </tr>
      </thead>
      <tbody ref={body}>
        <Gap rows={first} />
        {rows.slice(first, end).map((row, index) => (
          <PartnerRow
            key={row.partner.id}
            row={row}
            href={hrefOf(row)}
            index={first + index + 2}
            allOnTime={onTimeOnly}
          />
        ))}
        <Gap rows={rows.length - end} />
      </tbody>
    </table>
  );
}

/** Stands in for rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="gap">
      <td colSpan={7} height={rows * ROW_HEIGHT} />
    </tr>
  );
}

interface PartnerRowProps {
  row: PortfolioRow;
  href: string;
  index: number;
  /** The column's head says "on time" already. */
  allOnTime: boolean;
}

function PartnerRow({ row, href, index, allOnTime }: PartnerRowProps) {
  const { partner, otif } = row;
  const verdict = verdictOf(otif);
  const tone = toneOf(otif);
  return (
    <tr aria-rowindex={index}>
      <td class="who">
        <a href={href}>
          <span class="id">{partner.name}</span>
          <span class="s">
            {[...partner.roles.map((role) => t(`role.${role}`)), partner.owner].filter(Boolean).join(' · ')}
          </span>
        </a>
      </td>
      <td class="wide">{partner.owner ?? <Dash why={t('partners.no-owner')} />}</td>
      <td class="wide num">{formatNumber(row.lines)}</td>
      <td class="wide num">{formatNumber(row.openLines)}</td>
      <td class="trend">
        {verdict === 'too-few' ? (
          <span class="dim small nw">{t('partners.too-few')}</span>
        ) : verdict === 'missing' ? null : (
          <Sparkline
            name={t(row.onTimeOnly ? 'partners.column.on-time' : 'partners.column.otif')}
            figure={otif}
            tone={tone}
            height={28}
          />
        )}
      </td>
      <OtifCell row={row} allOnTime={allOnTime} />
      <td class="num late">
        {row.lateLines > 0 ? (
          <span class="st t-late">
            <Sign state="late" bare />
            <b>{formatNumber(row.lateLines)}</b>
          </span>
        ) : (
          <span class="dim">0</span>
        )}
        <span class="s">{t('partners.late-of', { n: row.openLines })}</span>
      </td>
    </tr>
  );
}

function OtifCell({ row: { otif, onTimeOnly }, allOnTime }: { row: PortfolioRow; allOnTime: boolean }) {
  if (otif.value === null)
    return (
      <td class="num otif">
        <Dash why={missingWords(otif.missing ?? 'no-matured-lines')} />
      </td>
    );
  const quiet = otif.standing === 'too-few' || otif.origin.stale;
  return (
    <td class="num otif">
      <span class={quiet ? 'dim' : ''}>{figureValue(otif)}</span>
      <span class="s">
        {onTimeOnly && !allOnTime ? `${t('partners.on-time-only')}, ${otif.n}` : t('kpi.n', { n: otif.n })}
      </span>
    </td>
  );
}
