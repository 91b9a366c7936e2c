import { useRef } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { LensContext } from '../../lib/lens/context.ts';
import type { PartnerEntry } from '../../lib/lens/partner/portfolio-views.ts';
import { useWindowedRows } from '../parts/windowed-rows.ts';
import { PartnerRow } from './PartnerRow.tsx';
import type { PortfolioSort } from './portfolio-order.ts';
import { SortHead } from './SortHead.tsx';

const ROW_HEIGHT = 40;

interface PortfolioTableProps {
  rows: PartnerEntry[];
  context: LensContext;
  /** No row has OTIF: the column shows on-time alone, and says so in its head. */
  onTimeOnly: boolean;
  /** At least one partner has a scorecard: its grade has a column. */
  isGraded: boolean;
  sort: PortfolioSort;
  descending: boolean;
  onSort: (sort: PortfolioSort) => void;
  hrefOf: (entry: PartnerEntry) => string;
}

/** The portfolio as a table; of thousands of rows only those near the viewport are drawn. */
export function PortfolioTable(props: PortfolioTableProps) {
  const { rows, context, onTimeOnly, isGraded, sort, descending, onSort, hrefOf } = props;
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
          {isGraded ? <SortHead {...head} by="grade" class="num grade-of" label={t('score.grade')} /> : null}
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
            key={row.id}
            entry={row}
            context={context}
            href={hrefOf(row)}
            index={first + index + 2}
            allOnTime={onTimeOnly}
            isGraded={isGraded}
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
      <td colSpan={3} height={rows * ROW_HEIGHT} />
    </tr>
  );
}
