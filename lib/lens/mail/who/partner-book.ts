import { mailAddress, withoutAlias } from '../../../domain/mail-address.ts';
import { domainsAbove, registered, registeredDomain, tellsCompany } from '../../../domain/mail-domain.ts';
import type { Contact, Partner } from '../../../domain/partner.ts';
import { readableLabel } from '../../../domain/punycode.ts';
import type { Store } from '../../../store/open.ts';
import { allPartners, storeGeneration } from '../../../store/queries.ts';
import { fold } from '../../partner/fold.ts';

/** A partner under an address or name, and which contact of it. */
export interface Entry {
  partnerId: string;
  contact?: Contact;
}

/** A partner under a domain. */
export interface DomainEntry {
  partnerId: string;
  /**
   * One of its contacts writes from there, and nothing else says that the domain is the partner's: it may be an agent's, a
   * group's or a small provider's, where others have mail, too.
   */
  doubtful: boolean;
}

/** Whom mail can come from: every partner by address, domain and name. Own sites are our own company. */
export interface PartnerBook {
  partners: ReadonlyMap<string, Partner>;
  byAddress: ReadonlyMap<string, readonly Entry[]>;
  /** By the address that its aliases lead to. */
  byPlainAddress: ReadonlyMap<string, readonly Entry[]>;
  byDomain: ReadonlyMap<string, readonly DomainEntry[]>;
  /** By the registered domain above the partner's own. */
  byRegistered: ReadonlyMap<string, readonly DomainEntry[]>;
  /** By folded name. */
  companies: ReadonlyMap<string, readonly Entry[]>;
  people: ReadonlyMap<string, readonly Entry[]>;
  ownAddresses: ReadonlySet<string>;
  /** Registered domains of our own sites. */
  ownDomains: ReadonlySet<string>;
}

/** More partners under one domain tell nobody apart: a portal's, or a carrier's that stands in all records. */
const MOST_SHARING = 5;
/** So many letters of a name and a domain say that they belong together. */
const NAMED_LIKE = 4;
/** Shorter names are words of any text. */
const SHORTEST_NAME = 5;

/** Names of machines before a company's domain: `www.acme.example` is its site, and its mail comes from `acme.example`. */
const SERVICE = /^(?:www|mail|e?mail|webmail|smtp|mx)\./;

const books = new WeakMap<Store, { generation: number; book: Promise<PartnerBook> }>();

/** The book of the records as they are now; made anew after each commit that somebody asks after, once for all who ask. */
export async function partnerBook(store: Store): Promise<PartnerBook> {
  const generation = await storeGeneration(store);
  const known = books.get(store);
  if (known && known.generation >= generation) return known.book;
  const book = allPartners(store).then(makeBook);
  books.set(store, { generation, book });
  book.catch(() => books.delete(store));
  return book;
}

/** Files partners under all that mail may show of them. */
function makeBook(partners: readonly Partner[]): PartnerBook {
  const [own, others] = [partners.filter(isOwn), partners.filter((each) => !isOwn(each))];
  const addresses = (each: Partner) => each.contacts.flatMap(({ email }) => mailAddress(email ?? '') ?? []);
  const ownDomains = new Set(
    own
      .flatMap((each) => [...each.domains, ...addresses(each).map(({ domain }) => domain)])
      .filter(tellsCompany)
      .flatMap((domain) => registeredDomain(domain) ?? []),
  );
  const book = {
    partners: new Map(others.map((each) => [each.id, each])),
    byAddress: new Map<string, Entry[]>(),
    byPlainAddress: new Map<string, Entry[]>(),
    byDomain: new Map<string, DomainEntry[]>(),
    byRegistered: new Map<string, DomainEntry[]>(),
    companies: new Map<string, Entry[]>(),
    people: new Map<string, Entry[]>(),
    ownAddresses: new Set(own.flatMap(addresses).map(({ address }) => address)),
    ownDomains,
  };
  for (const each of others) {
    fileContacts(book, each);
    fileDomains(book, each, ownDomains);
    for (const { name } of [each, ...(each.names ?? []), ...(each.formerNames ?? [])])
      addName(book.companies, name, { partnerId: each.id });
  }
  for (const domains of [book.byDomain, book.byRegistered])
    for (const [domain, entries] of domains) if (entries.length > MOST_SHARING) domains.delete(domain);
  return book;
}

function isOwn({ roles }: Partner): boolean {
  return roles.every((role) => role === 'own-site');
}

type Filling = Record<'byAddress' | 'byPlainAddress' | 'people', Map<string, Entry[]>>;

function fileContacts(book: Filling, { id, contacts }: Partner): void {
  for (const contact of contacts) {
    const entry = { partnerId: id, contact };
    addName(book.people, contact.name, entry);
    const read = mailAddress(contact.email ?? '');
    if (!read) continue;
    add(book.byAddress, read.address, entry);
    // A stored address that is an alias itself (a list, a ticket) says nothing of the others beside it.
    if (!read.local.includes('+')) add(book.byPlainAddress, withoutAlias(read), entry);
  }
}

type DomainFilling = Record<'byDomain' | 'byRegistered', Map<string, DomainEntry[]>>;

function fileDomains(book: DomainFilling, partner: Partner, ownDomains: ReadonlySet<string>): void {
  const said = domainsIn(partner.domains.map((domain) => `@${domain}`));
  const written = domainsIn(partner.contacts.map(({ email = '' }) => email));
  const registeredSaid = new Set(said.flatMap((domain) => registeredDomain(domain) ?? []));
  for (const domain of new Set([...said, ...written])) {
    const above = registeredDomain(domain) ?? domain;
    if (ownDomains.has(above)) continue;
    const entry = {
      partnerId: partner.id,
      doubtful: !registeredSaid.has(above) && (said.length > 0 || !isNamedLike(above, partner.name)),
    };
    add(book.byDomain, domain, entry);
    add(book.byRegistered, above, entry);
  }
}

/** Whether a domain is called like the company: `corvane.example` for Corvane Chemicals. */
function isNamedLike(domain: string, name: string): boolean {
  const called = readableLabel(registered(domain)?.name ?? '').replaceAll('-', '');
  const plain = fold(called).replaceAll(' ', '');
  const [first = ''] = fold(name).split(' ');
  const whole = fold(name).replaceAll(' ', '');
  return (
    plain.length >= NAMED_LIKE &&
    (whole.startsWith(plain) || (first.length >= NAMED_LIKE && plain.startsWith(first)))
  );
}

function domainsIn(addresses: readonly string[]): string[] {
  return addresses
    .flatMap((each) => mailAddress(each.startsWith('@') ? `x${each}` : each)?.domain ?? [])
    .map((domain) => (tellsCompany(domain.replace(SERVICE, '')) ? domain.replace(SERVICE, '') : domain))
    .filter(tellsCompany);
}

function addName(into: Map<string, Entry[]>, name: string, entry: Entry): void {
  const key = fold(name);
  if (key.length >= SHORTEST_NAME) add(into, key, entry);
}

function add<T extends { partnerId: string }>(into: Map<string, T[]>, key: string, entry: T): void {
  const known = into.get(key);
  if (!known) into.set(key, [entry]);
  else if (!known.some(({ partnerId }) => partnerId === entry.partnerId)) known.push(entry);
}

/** The partners of a domain, found under itself, the domains above it, or beside it under the same registered one. */
export function partnersOfDomain(
  book: PartnerBook,
  domain: string,
): { domain: string; entries: readonly DomainEntry[]; beside: boolean } | null {
  if (!tellsCompany(domain)) return null;
  for (const each of domainsAbove(domain)) {
    const entries = book.byDomain.get(each);
    if (entries) return { domain: each, entries, beside: false };
  }
  const above = registeredDomain(domain) ?? domain;
  const entries = book.byRegistered.get(above);
  return entries ? { domain: above, entries, beside: true } : null;
}
