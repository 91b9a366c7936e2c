import { domainKey } from '../../domain/mail-domain.ts';
import type { Store } from '../../store/open.ts';
import { partnerBook, partnersOfDomain } from './who/partner-book.ts';

/** True for a page of one of the partners: what it shows of mail, the partner could write itself. */
export async function isPartnersPage(store: Store, url: string): Promise<boolean> {
  const host = URL.canParse(url) ? domainKey(new URL(url).hostname) : null;
  return host !== null && partnersOfDomain(await partnerBook(store), host) !== null;
}
