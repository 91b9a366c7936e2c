import { useRef } from 'preact/hooks';
import { formatList, formatNumber, formatSum } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SegmentPoint } from '../../lib/lens/segments/segment-views.ts';
import { Dash } from '../parts/Dash.tsx';
import { Told } from '../parts/Told.tsx';
import { useWindowedRows } from '../parts/windowed-rows.ts';
import { asOfWords } from '../wording/line.ts';

const ROW_HEIGHT = 40;

interface SegmentTableProps {
  rows: readonly SegmentPoint[];
  hrefOf: (partnerId: string) => string;
}

/** Everybody with quadrant, class, tier and spend: what the matrix shows, in words. */
export function SegmentTable({ rows, hrefOf }: SegmentTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const { first, end } = useWindowedRows(body, rows.length, ROW_HEIGHT);
  return (
    <table class="tbl partners segments" aria-rowcount={rows.length + 1}>
      <thead>
        <tr>
          <th class="who">{t('partners.column.name')}</th>
          <th>{t('segment.column.quadrant')}</th>
          <th class="num">{t('segment.column.abc')}</th>
          <th class="num">{t('segment.column.tier')}</th>
          <th class="num">{t('segment.column.spend')}</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {first > 0 ? <Gap rows={first} /> : null}
        {rows.slice(first, end).map((point, at) => (
          <Row key={point.partnerId} point={point} href={hrefOf(point.partnerId)} index={first + at + 2} />
        ))}
        {end < rows.length ? <Gap rows={rows.length - end} /> : null}
      </tbody>
    </table>
  );
}

/** Stands in for rows that are not drawn. */
function Gap({ rows }: { rows: number }) {
  return (
    <tr class="gap">
      <td colSpan={5} height={rows * ROW_HEIGHT} />
    </tr>
  );
}

/** The largest part of what was paid, and the others in one line below: rows are all of one height. */
function Spend({ sums }: { sums: SegmentPoint['spend'] }) {
  const [first, ...others] = sums
    .toSorted((a, b) => b.amount - a.amount)
    .map(({ amount, currency }) => formatSum(amount, currency));
  return (
    <>
      <span class="sum">{first}</span>
      {others.length > 0 ? (
        <span class="s" title={others.join(' + ')}>
          + {others.join(' + ')}
        </span>
      ) : null}
    </>
  );
}

function Row({ point, href, index }: { point: SegmentPoint; href: string; index: number }) {
  const { quadrant, borderline, missing, abc, tier, spend } = point;
  const lacking = missing.map((input) => t(`segment.input.${input}`));
  return (
    <Told as="tr" origin={point.origin} aria-rowindex={index}>
      <td class="who">
        <a href={href}>
          <span class="id" title={point.name}>
            {point.name}
          </span>
        </a>
        {point.origin.stale ? <span class="s">{asOfWords(point.origin)}</span> : null}
        {lacking.length > 0 ? (
          <span class="s" title={t('segment.missing', { inputs: formatList(lacking) })}>
            {t('segment.missing-count', { n: lacking.length })}
          </span>
        ) : null}
      </td>
      <td>
        {quadrant === null ? <Dash why={t('segment.unplaced')} /> : t(`segment.${quadrant}`)}
        {quadrant !== null && borderline ? <span class="s">{t('segment.borderline')}</span> : null}
      </td>
      <td class="num">{abc ?? <Dash why={t('segment.no-spend')} />}</td>
      <td class="num">{tier === null ? <Dash why={t('segment.unplaced')} /> : formatNumber(tier)}</td>
      <td class="num">
        {spend.length === 0 ? <Dash why={t('segment.no-spend')} /> : <Spend sums={spend} />}
      </td>
    </Told>
  );
}
