import type { Draft } from '../../../domain/draft.ts';
import { normaliseAddress } from '../../../domain/normalise.ts';
import type { Partner } from '../../../domain/partner.ts';
import { isPublicMail } from '../../../domain/public-mail.ts';
import type { Store } from '../../../store/open.ts';
import { findPartners } from '../../../store/queries.ts';

/** Somebody whom a draft goes to, and the partners that the address may be of. */
interface Recipient {
  address: string;
  partners: Partner[];
}

/** Whom a draft goes to. */
export interface Recipients {
  /** Outside of our own company. */
  outside: Recipient[];
  /** Each of them is of some partner that the records have. */
  known: boolean;
  /** All partners that one of them may be of. */
  partners: Partner[];
  /** Of our own company by the sender's address. */
  own: Partner[];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);

/** Finds the partners of the recipients, by address and by domain, never by one where anybody has mail. */
export async function readRecipients(store: Store, { to, from }: Draft): Promise<Recipients> {
  const sender = normaliseAddress(from ?? '');
  const addresses = [...new Set(to.map(normaliseAddress))].filter((address) => address.includes('@'));
  const ownDomain = domainOf(sender);
  const keysOf = (address: string) => {
    const domain = domainOf(address);
    const above = domain.split('.').length > 2 ? [domain.slice(domain.indexOf('.') + 1)] : [];
    return [address, ...[domain, ...above].filter((each) => each.includes('.') && !isPublicMail(each))];
  };
  const all = sender === '' ? addresses : [...addresses, sender];
  const found = await findPartners(store, [...new Set(all.flatMap(keysOf))]);
  const partnersOf = (address: string) => {
    const key = keysOf(address).find((each) => found.has(each));
    return key === undefined ? [] : (found.get(key) ?? []);
  };
  const isOwn = (address: string) =>
    (ownDomain !== '' && !isPublicMail(ownDomain) && domainOf(address) === ownDomain) ||
    partnersOf(address).some(({ roles }) => roles.includes('own-site'));
  const outside = addresses
    .filter((address) => !isOwn(address))
    .map((address) => ({ address, partners: partnersOf(address) }));
  const byId = new Map(outside.flatMap(({ partners }) => partners.map((each) => [each.id, each] as const)));
  return {
    outside,
    known: outside.length > 0 && outside.every(({ partners }) => partners.length > 0),
    partners: [...byId.values()],
    own: sender === '' ? [] : partnersOf(sender).filter(({ roles }) => roles.includes('own-site')),
  };
}

/** True where everybody outside is of customers that deliver nothing. */
export function areCustomers({ known, partners }: Recipients): boolean {
  return known && partners.every(({ roles }) => roles.includes('customer') && !roles.includes('supplier'));
}
