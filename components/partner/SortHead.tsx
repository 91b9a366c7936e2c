import type { PortfolioSort } from './portfolio-order.ts';

interface SortHeadProps {
  by: PortfolioSort;
  sort: PortfolioSort;
  descending: boolean;
  label: string;
  class: string;
  onSort: (sort: PortfolioSort) => void;
}

/** A column head that sorts. */
export function SortHead({ by, sort, descending, label, class: name, onSort }: SortHeadProps) {
  const current = by === sort;
  return (
    <th class={name} aria-sort={current ? (descending ? 'descending' : 'ascending') : undefined}>
      <button type="button" onClick={() => onSort(by)}>
        {label}
        {current ? (
          <svg class="ar" viewBox="0 0 8 8" aria-hidden="true">
            <path d={descending ? 'M1.5 3 4 5.5 6.5 3' : 'M1.5 5 4 2.5 6.5 5'} />
          </svg>
        ) : null}
      </button>
    </th>
  );
}
