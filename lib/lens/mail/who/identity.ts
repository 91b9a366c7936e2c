import { type MailAddress, withoutAlias } from '../../../domain/mail-address.ts';
import { domainsAbove, registeredDomain, tellsCompany } from '../../../domain/mail-domain.ts';
import type { Contact } from '../../../domain/partner.ts';
import type { SenderChoice } from '../../../domain/sender-choice.ts';
import { type Entry, type PartnerBook, partnersOfDomain } from './partner-book.ts';
import type { WhoReason } from './who-views.ts';

/** What people said, by `senderChoiceId`. */
export type Choices = ReadonlyMap<string, SenderChoice>;

/** Somebody whom an address alone may be. */
interface Identified {
  partnerId: string;
  contact?: Contact;
  reason: WhoReason;
}

/** Whose an address is by itself, by the surest of all ways; what is less sure is not looked at any more. */
export interface Identity {
  /** `partner`: one or several; `nobody`: a person said so. */
  of: 'own' | 'partner' | 'nobody' | 'unknown';
  found: readonly Identified[];
  /** 0 to 1: how sure the way is. */
  sure: number;
  /** `one`: it is the one found; `group`: certainly one of those found; `proposes`: it may be one of them, also where it is one alone. */
  leads: 'one' | 'group' | 'proposes';
  choice?: SenderChoice;
}

/** How sure each way is to lead to the right partner, where it leads to one. */
const SURE = {
  chosenAddress: 1,
  address: 0.99,
  alias: 0.98,
  chosenDomain: 0.98,
  domain: 0.97,
  above: 0.96,
  beside: 0.5,
};

const UNKNOWN: Identity = { of: 'unknown', found: [], sure: 0, leads: 'proposes' };

const OURS: Identity = { ...UNKNOWN, of: 'own' };

/** Our own addresses and domains, as the page and the records of our own sites tell them. */
export interface Own {
  addresses: ReadonlySet<string>;
  /** Registered domains. */
  domains: ReadonlySet<string>;
}

/**
 * Whose an address is. In turn: what a person said of it, a contact's address, an alias of one, what a person said of the
 * domain, our own company, a partner's domain.
 */
export function identify(at: MailAddress, book: PartnerBook, own: Own, choices: Choices): Identity {
  const chosen = choices.get(`address ${at.address}`);
  if (chosen) return byChoice(chosen, book, SURE.chosenAddress);
  if (own.addresses.has(at.address)) return OURS;
  const exact = book.byAddress.get(at.address);
  if (exact)
    return narrowed(
      byEntries(exact, { code: 'address', address: at.address }, SURE.address),
      at,
      book,
      choices,
    );
  const plain = withoutAlias(at);
  if (own.addresses.has(plain)) return OURS;
  const alias = book.byPlainAddress.get(plain);
  if (alias)
    return byEntries(alias, { code: 'alias', address: alias[0]?.contact?.email ?? plain }, SURE.alias);
  return byDomain(at.domain, book, own, choices);
}

function byDomain(domain: string, book: PartnerBook, own: Own, choices: Choices): Identity {
  const chosen = domainChoice(domain, choices);
  if (chosen) return byChoice(chosen, book, SURE.chosenDomain);
  const above = registeredDomain(domain);
  if (above !== null && own.domains.has(above)) return OURS;
  const known = partnersOfDomain(book, domain);
  if (!known) return UNKNOWN;
  const sure = known.beside ? SURE.beside : known.domain === domain ? SURE.domain : SURE.above;
  const proposes = known.beside || known.entries.some(({ doubtful }) => doubtful);
  return {
    of: 'partner',
    found: known.entries.map(({ partnerId }) => ({
      partnerId,
      reason: { code: 'domain', domain: known.domain },
    })),
    sure,
    leads: proposes ? 'proposes' : leadsTo(known.entries),
  };
}

function domainChoice(domain: string, choices: Choices): SenderChoice | undefined {
  const above = tellsCompany(domain) ? domainsAbove(domain) : [];
  return above.map((each) => choices.get(`domain ${each}`)).find((choice) => choice !== undefined);
}

/** Where several have an address, what a person said of its domain settles it, if it is one of them. */
function narrowed(exact: Identity, { domain }: MailAddress, book: PartnerBook, choices: Choices): Identity {
  const chosen = exact.leads === 'group' ? domainChoice(domain, choices) : undefined;
  const isOne = exact.found.some(({ partnerId }) => partnerId === chosen?.partnerId);
  return chosen && isOne ? byChoice(chosen, book, SURE.chosenDomain) : exact;
}

function byChoice(choice: SenderChoice, book: PartnerBook, sure: number): Identity {
  const { partnerId, of, sender, at, who } = choice;
  if (partnerId === undefined) return { of: 'nobody', found: [], sure, leads: 'one', choice };
  // Its record may have gone since: then nothing is known of the sender again.
  if (!book.partners.has(partnerId)) return UNKNOWN;
  const reason: WhoReason = { code: 'chosen', of, sender, at, ...(who === '' ? {} : { who }) };
  return { of: 'partner', found: [{ partnerId, reason }], sure, leads: 'one', choice };
}

function byEntries(entries: readonly Entry[], reason: WhoReason, sure: number): Identity {
  const found = entries.map(({ partnerId, contact }) => ({
    partnerId,
    ...(contact ? { contact } : {}),
    reason:
      reason.code === 'address' && contact?.entered ? { ...reason, entered: contact.entered.at } : reason,
  }));
  return { of: 'partner', found, sure, leads: leadsTo(entries) };
}

function leadsTo(entries: readonly unknown[]): Identity['leads'] {
  return entries.length === 1 ? 'one' : 'group';
}
