import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerPoint } from '../../lib/lens/customers/customer-views.ts';

/** A field of the grid: recency and frequency, 1 to 5. */
export interface RfmField {
  recency: number;
  frequency: number;
}

const SCORES = [1, 2, 3, 4, 5];

interface RfmGridProps {
  points: readonly CustomerPoint[];
  chosen: RfmField | null;
  onChoose: (field: RfmField | null) => void;
}

/** Customers by recency and frequency. A field is a button; the table beside it says the same in words. */
export function RfmGrid({ points, chosen, onChoose }: RfmGridProps) {
  const counts = new Map<string, number>();
  for (const { score } of points) counts.set(keyOf(score), (counts.get(keyOf(score)) ?? 0) + 1);
  const most = Math.max(1, ...counts.values());
  return (
    <figure class="rfm" aria-label={t('customers.grid')}>
      <div class="rfm-fields">
        {[...SCORES].reverse().flatMap((frequency) =>
          SCORES.map((recency) => {
            const field = { recency, frequency };
            const n = counts.get(keyOf(field)) ?? 0;
            const isChosen = chosen !== null && keyOf(chosen) === keyOf(field);
            return (
              <button
                key={keyOf(field)}
                type="button"
                class="rfm-field"
                disabled={n === 0}
                aria-pressed={isChosen}
                aria-label={t('customers.grid.cell', { r: recency, f: frequency, n })}
                style={{ '--share': `${Math.round((n / most) * 100)}%` }}
                onClick={() => onChoose(isChosen ? null : field)}
              >
                {n === 0 ? '' : formatNumber(n)}
              </button>
            );
          }),
        )}
      </div>
      <span class="matrix-x">{t('customers.grid.recency')}</span>
      <span class="matrix-y">{t('customers.grid.frequency')}</span>
      <figcaption class="small dim">{t('customers.grid.hint')}</figcaption>
    </figure>
  );
}

function keyOf({ recency, frequency }: RfmField): string {
  return `${recency}/${frequency}`;
}
