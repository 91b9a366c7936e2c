import { drawnAs, lettersApart, resemblance, type SeenName, seenName } from '../../../domain/look-alike.ts';
import { type MailAddress, mailAddress } from '../../../domain/mail-address.ts';
import { registered, registeredDomain, tellsCompany } from '../../../domain/mail-domain.ts';
import { headOf } from '../../context.ts';
import { fold } from '../../partner/fold.ts';
import type { Own } from './identity.ts';
import type { PartnerBook } from './partner-book.ts';
import type { WhoWarning } from './who-views.ts';

type LookAlike = Extract<WhoWarning, { code: 'look-alike' }>;

/** A known domain with what is compared of it. */
interface KnownDomain extends SeenName {
  domain: string;
  partnerId?: string;
  /** Which letters the spellings have, as bits: most domains are told apart by that alone. */
  bits: readonly [drawn: number, latin: number];
}

const known = new WeakMap<PartnerBook, KnownDomain[]>();

/**
 * The known domain that an address looks like without being of it; null where it is of a known one, or like none. The
 * nearest counts. Domains where anybody has mail look like nobody's.
 */
export function lookAlike({ domain }: MailAddress, book: PartnerBook, own: Own): LookAlike | null {
  const above = registeredDomain(domain);
  if (above === null || !tellsCompany(domain) || own.domains.has(above) || book.byRegistered.has(above))
    return null;
  const ours = [...own.domains].map((each): KnownDomain => described(each));
  const hit = nearest(domain, [...ours, ...knownDomains(book)]);
  if (!hit) return null;
  const partner = hit.partnerId === undefined ? undefined : book.partners.get(hit.partnerId);
  return { code: 'look-alike', domain, like: hit.domain, ...(partner ? { partner: headOf(partner) } : {}) };
}

function knownDomains(book: PartnerBook): KnownDomain[] {
  const made =
    known.get(book) ??
    [...book.byRegistered].map(([domain, entries]) => described(domain, entries[0]?.partnerId));
  known.set(book, made);
  return made;
}

function described(domain: string, partnerId?: string): KnownDomain {
  const seen = seenName(registered(domain)?.name ?? '');
  const bits = [lettersOf(seen.drawn), lettersOf(seen.latin)] as const;
  return { domain, ...seen, bits, ...(partnerId === undefined ? {} : { partnerId }) };
}

function nearest(domain: string, domains: readonly KnownDomain[]): KnownDomain | undefined {
  const seen = described(domain);
  const labels = drawnAs(domain);
  let best: KnownDomain | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const each of domains) {
    // What is not near by letters passes for it only with the whole name in it.
    if (!isNear(seen, each) && !labels.includes(each.drawn)) continue;
    if (resemblance(domain, each.domain) === null) continue;
    const apart = lettersApart(seen.drawn, each.drawn, 10);
    if (apart < least) [best, least] = [each, apart];
  }
  return best;
}

const FEW = 2;

/** Two letters apart at most, in one of the spellings: two that are changed differ in four kinds of letters. */
function isNear(a: KnownDomain, b: KnownDomain): boolean {
  return (
    (countBits(a.bits[0] ^ b.bits[0]) <= 2 * FEW && lettersApart(a.drawn, b.drawn, FEW) <= FEW) ||
    (countBits(a.bits[1] ^ b.bits[1]) <= 2 * FEW && lettersApart(a.latin, b.latin, FEW) <= FEW)
  );
}

function lettersOf(text: string): number {
  let letters = 0;
  for (let at = 0; at < text.length; at++) letters |= 1 << (text.charCodeAt(at) % 31);
  return letters;
}

function countBits(value: number): number {
  let count = 0;
  for (let rest = value; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Whom the name of a sender shows: the partners called so, and whether it shows what the address is not. */
export interface ShownName {
  name: string;
  companies: ReadonlySet<string>;
  people: ReadonlySet<string>;
  forged: WhoWarning | null;
}

/**
 * What a name shows: an address, a company or a person of the records. It is forged where it shows an address of elsewhere,
 * or a company of the records that the address (`of`: whose it is) is not of. People share names: a person's is no forgery.
 */
export function shownName(
  name: string | undefined,
  at: MailAddress | null,
  of: ReadonlySet<string>,
  book: PartnerBook,
): ShownName {
  const words = (name ?? '').replace(/\p{Cf}/gu, '');
  const parts = [words, ...words.split(/[()|,/<>"\u2013\u2014]| - | via | at | @ | c\/o /i)]
    .map(fold)
    .filter(Boolean);
  const among = (names: PartnerBook['people']) =>
    new Set(parts.flatMap((part) => (names.get(part) ?? []).map(({ partnerId }) => partnerId)));
  const [companies, people] = [among(book.companies), among(book.people)];
  const foreign = companies.size > 0 && [...companies].every((id) => !of.has(id));
  const forged = at !== null && (showsOtherAddress(words, at) || foreign);
  return {
    name: words,
    companies,
    people,
    forged: forged && name ? { code: 'forged-name', name, address: at.address } : null,
  };
}

const WRITTEN_ADDRESS = /[^\s<>()"',;:]+@[\p{L}\p{N}.-]+\.[\p{L}\p{N}-]{2,}/gu;

function showsOtherAddress(name: string, at: MailAddress): boolean {
  return [...name.matchAll(WRITTEN_ADDRESS)].some(([written]) => {
    const shown = mailAddress(written);
    if (!shown || shown.address === at.address) return false;
    return !tellsCompany(at.domain) || registeredDomain(shown.domain) !== registeredDomain(at.domain);
  });
}
