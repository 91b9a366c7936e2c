import type { UNKNOWN_PARTNER } from '../../lib/domain/order.ts';
import { t } from '../../lib/i18n/t.ts';

/** Its own copy of the domain's sign: that file brings the schemas along, which the card would load for nothing. */
const UNKNOWN: typeof UNKNOWN_PARTNER = '?';

/** True for the partner of orders whose supplier no file has named yet. */
export function isUnknownPartner(partnerId: string): boolean {
  return partnerId === UNKNOWN;
}

/** What a partner is called. */
export function partnerName(id: string, name: string): string {
  return isUnknownPartner(id) ? t('supplier.unknown') : name;
}
