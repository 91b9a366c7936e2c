import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { LatenessBar } from '../../lib/lens/trend/series-views.ts';
import { spanWords } from '../wording/lateness.ts';

interface LatenessTableProps {
  bars: readonly LatenessBar[];
  barHref: (bar: LatenessBar) => string;
}

/** Every number of the bars; each row leads to its records. */
export function LatenessTable({ bars, barHref }: LatenessTableProps) {
  return (
    <table class="tbl series">
      <caption class="vh">{t('lateness.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('lateness.column.days')}</th>
          <th scope="col" class="num">
            {t('lateness.column.received')}
          </th>
          <th scope="col" class="num">
            {t('lateness.column.open')}
          </th>
          <th scope="col">{t('lateness.column.place')}</th>
        </tr>
      </thead>
      <tbody>
        {bars
          .filter(({ received, open }) => received + open > 0)
          .map((bar) => (
            <tr key={`${bar.from}..${bar.to}`}>
              <th scope="row">
                <a href={barHref(bar)}>{spanWords(bar)}</a>
              </th>
              <td class="num">{formatNumber(bar.received)}</td>
              <td class="num">{formatNumber(bar.open)}</td>
              <td>{t(`lateness.place.${bar.place}`)}</td>
            </tr>
          ))}
      </tbody>
    </table>
  );
}
