import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ParcelView } from '../../lib/lens/parcels/parcel-views.ts';
import { parcelWords } from '../wording/parcel.ts';

const SHOWN = 20;

/** Parcels of an order, in small beside what is said of it. */
export function ParcelsOfOrder({ parcels }: { parcels: readonly ParcelView[] | undefined }) {
  if (!parcels) return null;
  return (
    <ul class="small sec parcels">
      {parcels.slice(0, SHOWN).map((parcel) => (
        <li key={parcel.number}>{parcelWords(parcel)}</li>
      ))}
      {parcels.length > SHOWN ? <li>{t('common.more', { n: parcels.length - SHOWN })}</li> : null}
    </ul>
  );
}

/** Parcels of a page of which nothing says whose they are. */
export function ParcelPart({ parcels }: { parcels: readonly ParcelView[] | undefined }) {
  if (!parcels) return null;
  return (
    <section class="sect">
      <h2 class="h2">
        {t('parcel.title')} <span class="c">{formatNumber(parcels.length)}</span>
      </h2>
      <ParcelsOfOrder parcels={parcels} />
      <p class="small dim">{t('parcel.why')}</p>
    </section>
  );
}
