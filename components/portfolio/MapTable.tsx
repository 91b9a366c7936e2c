import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n/t.ts';
import type { PortfolioColumn, PortfolioMapRow } from '../../lib/lens/portfolio/portfolio-views.ts';
import { type RowWindow, rowsInView } from '../parts/windowed-rows.ts';
import { kpiName, kpiTitle } from '../wording/kpi.ts';
import { MapRow } from './MapRow.tsx';
import type { MapChoice, MapSort } from './map-order.ts';

export interface MapLinks {
  partnerHref: (partnerId: string) => string;
  termHref: (partnerId: string, column: PortfolioColumn) => string;
}

interface MapTableProps extends MapLinks {
  rows: readonly PortfolioMapRow[];
  columns: readonly PortfolioColumn[];
  choice: MapChoice;
  onChoose: (choice: MapChoice) => void;
}

const ROW_HEIGHT = 32;

/** The map as a table that scrolls by itself, names and heads staying in view; of thousands of rows only those near are drawn. */
export function MapTable({ rows, columns, choice, onChoose, ...links }: MapTableProps) {
  const place = useRef<HTMLElement>(null);
  const { first, end } = useRowsInside(place, rows.length);
  const sortBy = (sort: MapSort) =>
    onChoose({ ...choice, sort, descending: choice.sort === sort ? !choice.descending : false });
  const head = { choice, onSort: sortBy };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="map-scroll" ref={place} tabIndex={0} aria-label={t('map.title')}>
      <table class="map" aria-rowcount={rows.length + 1}>
        <caption class="vh">{t('map.title')}</caption>
        <thead>
          <tr>
            <Head {...head} by="name" class="who" label={t('map.column.name')} />
            <Head {...head} by="score" label={t('map.column.score')} />
            {columns.map((column, at) => (
              <Head
                key={kpiTitle({ id: column.kpi, basis: column.basis })}
                {...head}
                by={at}
                class="term"
                label={nameOf(column, columns)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          <Gap rows={first} columns={columns.length + 2} />
          {rows.slice(first, end).map((row, at) => (
            <MapRow key={row.partner.id} row={row} columns={columns} index={first + at + 2} {...links} />
          ))}
          <Gap rows={rows.length - end} columns={columns.length + 2} />
        </tbody>
      </table>
    </section>
  );
}

/** The name of a column; with its date only where another column has the same figure. */
function nameOf({ kpi, basis }: PortfolioColumn, columns: readonly PortfolioColumn[]): string {
  const isAlone = columns.filter((column) => column.kpi === kpi).length < 2;
  return isAlone ? kpiName({ id: kpi }) : kpiTitle({ id: kpi, basis });
}

interface HeadProps {
  by: MapSort;
  choice: MapChoice;
  onSort: (sort: MapSort) => void;
  label: string;
  class?: string;
}

function Head({ by, choice, onSort, label, class: name }: HeadProps) {
  const current = choice.sort === by;
  const order = choice.descending ? 'descending' : 'ascending';
  return (
    <th scope="col" class={name} aria-sort={current ? order : undefined}>
      <button type="button" onClick={() => onSort(by)}>
        <span>{label}</span>
        {current ? (
          <svg class="ar" viewBox="0 0 8 8" aria-hidden="true">
            <path d={choice.descending ? 'M1.5 3 4 5.5 6.5 3' : 'M1.5 5 4 2.5 6.5 5'} />
          </svg>
        ) : null}
      </button>
    </th>
  );
}

/** Stands in for rows that are not drawn. */
function Gap({ rows, columns }: { rows: number; columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr class="gap">
      <td colSpan={columns} height={rows * ROW_HEIGHT} />
    </tr>
  );
}

/** The rows in view of an element that scrolls by itself. */
function useRowsInside(place: { current: HTMLElement | null }, count: number): RowWindow {
  const [range, setRange] = useState<RowWindow>({ first: 0, end: Math.min(count, 30) });
  useEffect(() => {
    const scroller = place.current;
    if (!scroller) return;
    const look = () => {
      const next = rowsInView(count, ROW_HEIGHT, -scroller.scrollTop, scroller.clientHeight || 600);
      setRange((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    scroller.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      scroller.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [place, count]);
  return { first: Math.min(range.first, count), end: Math.min(range.end, count) };
}
