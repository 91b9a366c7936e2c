import { formatAny, regionName } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { ParcelView } from '../../lib/lens/parcels/parcel-views.ts';

/** `Parcel 1Z… by UPS`; where the number decides nothing, all carriers that it fits. */
export function parcelWords({ number, carriers, country }: ParcelView): string {
  const [carrier, ...others] = carriers;
  if (carrier === undefined) return t('parcel.mail', { number, country: regionName(country ?? '') });
  return others.length === 0 && !country
    ? t('parcel.by', { number, carrier })
    : t('parcel.several', { number, carriers: formatAny(carriers) });
}
