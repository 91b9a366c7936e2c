import { joinParts, NOT_KNOWN } from '../../lib/i18n/format.ts';
import type { Figure, KpiRow, MissingReason } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { kpiName, sumsWords } from '../wording/kpi.ts';
import { asOfWords } from '../wording/line.ts';
import { missingWords } from '../wording/reasons.ts';

interface MissingFiguresProps {
  rows: KpiRow[];
  hrefOf: (row: KpiRow) => string;
}

/** Figures that are not known, one line per reason; each name opens to its records. */
export function MissingFigures({ rows, hrefOf }: MissingFiguresProps) {
  return (
    <>
      {[...byReason(rows)].map(([reason, found]) => (
        <div class="kpi-missing" key={reason}>
          <FigureLinks rows={found} hrefOf={hrefOf} />
          <span aria-hidden="true">{NOT_KNOWN}</span>
          <p class="small dim">{missingWords(reason)}</p>
        </div>
      ))}
    </>
  );
}

/** Names in a row, each leads to its records. */
export function FigureLinks({ rows, hrefOf }: MissingFiguresProps) {
  return (
    <p>
      {rows.map((row, index) => (
        <span key={`${row.id}/${row.basis}`}>
          {index > 0 ? ' · ' : null}
          <a href={hrefOf(row)}>{kpiName(row)}</a>
          {row.figure.amounts ? <Sums figure={row.figure} amounts={row.figure.amounts} /> : null}
        </span>
      ))}
    </p>
  );
}

/** What is known of a figure that has no value: the sum of each currency, with source and age. */
function Sums({ figure, amounts }: { figure: Figure; amounts: NonNullable<Figure['amounts']> }) {
  return (
    <>
      {' '}
      <Told as="span" origin={figure.origin}>
        {joinParts([sumsWords(amounts), figure.origin.stale && asOfWords(figure.origin)])}
      </Told>
    </>
  );
}

function byReason(rows: KpiRow[]): Map<MissingReason, KpiRow[]> {
  const groups = new Map<MissingReason, KpiRow[]>();
  for (const row of rows) {
    const reason = row.figure.missing ?? 'no-matured-records';
    groups.set(reason, [...(groups.get(reason) ?? []), row]);
  }
  return groups;
}
