import { type MailAddress, mailAddress } from '../../../domain/mail-address.ts';
import { registeredDomain, tellsCompany } from '../../../domain/mail-domain.ts';
import type { MailMessage } from '../../../domain/mail-reading.ts';
import { type Choices, type Identity, identify, type Own } from './identity.ts';
import type { PartnerBook } from './partner-book.ts';
import { lookAlike, type ShownName, shownName } from './suspicions.ts';
import type { Claim } from './weigh.ts';
import type { WhoAbout, WhoReason, WhoWarning } from './who-views.ts';

/** Somebody in the head of a message, as far as the head tells who that is. */
export interface Head {
  at: MailAddress | null;
  identity: Identity;
  shown: ShownName;
  /** It looks like somebody whom it is not of: then nothing else of it counts. */
  suspect: WhoWarning | null;
}

type Person = MailMessage['from'];

const NOBODY: Identity = { of: 'unknown', found: [], sure: 0, leads: 'proposes' };

/** Reads one person of a message. */
export function headOfPerson(person: Person, book: PartnerBook, own: Own, choices: Choices): Head {
  const at = mailAddress(person.address ?? '');
  const identity = at ? identify(at, book, own, choices) : NOBODY;
  const byRecords = identity.found.length > 0 && !identity.choice;
  const suspect = at && !byRecords && identity.of !== 'own' ? lookAlike(at, book, own) : null;
  const ids = new Set(identity.found.map(({ partnerId }) => partnerId));
  const shown = shownName(person.name, at, ids, book);
  return suspect ? { at, identity: NOBODY, shown, suspect } : { at, identity, shown, suspect };
}

/** What a person of a message claims for partners; `and` says in which part of the message it stands. */
export function claimsOf({ identity }: Head, and: readonly WhoReason[] = [], share = 1): Claim[] {
  const { found, sure } = identity;
  return found.map(({ partnerId, contact, reason }) => ({
    partnerId,
    ...(contact ? { contact } : {}),
    reasons: [...and, reason],
    sure: (sure / found.length) * share,
  }));
}

/** By what a choice about this person may be remembered; undefined where nothing may be. */
export function aboutOf({ at, suspect }: Head): WhoAbout | undefined {
  if (!at || suspect) return undefined;
  const domain = tellsCompany(at.domain) ? (registeredDomain(at.domain) ?? undefined) : undefined;
  return { address: at.address, ...(domain === undefined ? {} : { domain }) };
}
