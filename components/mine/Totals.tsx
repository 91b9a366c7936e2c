import { formatMoney, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ChosenLines } from '../../lib/lens/mine/mine-views.ts';
import type { Origin } from '../../lib/lens/views.ts';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';

interface TotalsProps extends Pick<ChosenLines, 'totals' | 'withoutValue'> {
  /** Of the oldest of the lines. */
  origin: Origin;
}

/** What the lines are worth, each currency by itself: amounts of different currencies are never added. */
export function Totals({ totals, withoutValue, origin }: TotalsProps) {
  if (totals.length === 0) return null;
  return (
    <Told as="div" origin={origin}>
      <table class="tbl totals" aria-label={t('mine.total.title')}>
        <thead>
          <tr>
            <th>{t('mine.total.currency')}</th>
            <th class="num">{t('mine.total.lines')}</th>
            <th class="num">{t('mine.total.late')}</th>
            <th class="num">{t('mine.total.open')}</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(({ currency, open, late, lines }) => (
            <tr key={currency}>
              <td>{currency || t('mine.total.no-currency')}</td>
              <td class="num">{formatNumber(lines)}</td>
              <td class={`num ${isZero(late) ? 'dim' : 't-late'}`}>
                {formatMoney({ amount: late, currency })}
              </td>
              <td class="num">{formatMoney({ amount: open, currency })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {withoutValue > 0 ? <p class="small dim">{t('mine.total.without', { n: withoutValue })}</p> : null}
      {origin.stale ? <p class="small dim">{asOfWords(origin)}</p> : null}
    </Told>
  );
}

function isZero(amount: string): boolean {
  return !/[1-9]/.test(amount);
}
