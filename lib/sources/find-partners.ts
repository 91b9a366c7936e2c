import type { Wanted } from '../domain/lookup.ts';
import { tellsCompany } from '../domain/mail-domain.ts';
import { normaliseAddress } from '../domain/normalise.ts';
import type { Partner } from '../domain/partner.ts';
import type { FoundRecords } from './source.ts';
import { websiteHost } from './website-host.ts';

/** The order numbers among what is wanted, in every spelling. */
export function numbersIn(wanted: readonly Wanted[]): string[] {
  return [...new Set(wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? spellings : [])))];
}

/** The addresses and domains among what is wanted. */
export function addressesIn(wanted: readonly Wanted[]): string[] {
  const said = wanted.flatMap(({ kind, spellings }) => (kind === 'order' ? [] : spellings));
  return [...new Set(said.map(normaliseAddress))];
}

interface People<Id> {
  /** Whose people have one of these addresses, or who has it as its own. */
  peopleWith(mails: readonly string[]): Promise<{ email: string; id: Id }[]>;
  /** Who has people at a domain, else a website there. */
  companiesAt(domain: string): Promise<Id[]>;
}

/** Where an address or a domain led to. */
interface Led<Id> {
  id: Id;
  /** The domain, where that led there. */
  domain?: string;
}

/**
 * Whom addresses and domains lead to. An address leads to the company of whoever has it; one that nobody has, and a domain,
 * to the company there, where that is one alone. Domains where anybody has mail are never asked for.
 */
export async function ledTo<Id>(addresses: readonly string[], people: People<Id>): Promise<Led<Id>[]> {
  const mails = addresses.filter((address) => address.includes('@'));
  const having = mails.length === 0 ? [] : await people.peopleWith(mails);
  const led: Led<Id>[] = having.map(({ id }) => ({ id }));
  const known = new Set(having.map(({ email }) => email));
  const rest = addresses.filter((address) => !known.has(address)).map(domainOf);
  for (const domain of new Set(rest.filter(tellsCompany))) {
    const [only, ...others] = await people.companiesAt(domain);
    // Several companies at one domain: which is meant can not be told.
    if (only !== undefined && others.length === 0) led.push({ id: only, domain });
  }
  return led;
}

/** `anna@acme.example` → `acme.example`; a domain is its own. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}

/** True for a website at a domain, or at a host below it. */
export function isSiteAt(website: unknown, domain: string): boolean {
  const host = typeof website === 'string' ? websiteHost(website) : undefined;
  return host === domain || host?.endsWith(`.${domain}`) === true;
}

/** A partner, known by the domain that led to it. */
export function withDomain(partner: Partner, domain: string | undefined): Partner {
  return domain ? { ...partner, domains: [...new Set([...partner.domains, domain])] } : partner;
}

/** Puts what was found to what was found before. */
export function addFound(all: FoundRecords, { partners, orders, rejects }: FoundRecords): void {
  all.partners.push(...partners);
  all.orders.push(...orders);
  all.rejects.push(...rejects);
}
