import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { WatchedView } from '../../lib/lens/alerts/alert-views.ts';

/** What the alarm budget promises with what is watched now. */
export function AlertPromise({ watched }: { watched: WatchedView }) {
  const { figures, suppliers, perOwnerMonth, perSupplierYear } = watched;
  return (
    <p class="small dim mt count">
      {figures === 0
        ? t('settings.alerts.promise.none')
        : t('settings.alerts.promise', {
            figures,
            suppliers,
            month: formatNumber(round(perOwnerMonth)),
            year: formatNumber(round(perSupplierYear)),
          })}{' '}
      {t('settings.alerts.promise.cap')}
    </p>
  );
}

/** Two digits say enough of what is expected. */
function round(value: number): number {
  return Number(value.toPrecision(2));
}
