import type { UNKNOWN_PARTNER } from '../../lib/domain/order.ts';
import { t } from '../../lib/i18n/t.ts';
import { wasWords } from './was.ts';

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

/** What is open with a partner: `2 of 7 late`; past its limit `was 7 open lines`, and what is late only `past due`. */
export function openVerdict({ open, late }: { open: number; late: number }, stale: boolean): string {
  if (open > 0 && late > 0) return t(stale ? 'past.late-of' : 'verdict.late-of', { late, open });
  const said = open === 0 ? t('verdict.nothing-open') : t('page.partner-open', { n: open });
  return stale ? wasWords(said) : said;
}
