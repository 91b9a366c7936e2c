import { mailAddress, withoutAlias } from '../../../domain/mail-address.ts';
import { registeredDomain, tellsCompany } from '../../../domain/mail-domain.ts';
import type { MailMessage } from '../../../domain/mail-reading.ts';
import { isAnswer } from '../../../domain/subject-prefix.ts';
import type { Now } from '../../../domain/workspace.ts';
import { readMine } from '../../../policy/mine.ts';
import { findCandidates } from '../../../recognise/candidates.ts';
import type { Store } from '../../../store/open.ts';
import { choicesFor } from '../../../store/sender-choices.ts';
import { isSaidBy } from '../../silence/line-notes.ts';
import { whoFromOutside } from './from-outside.ts';
import { whoFromOwn } from './from-own.ts';
import { headOfPerson } from './heads.ts';
import type { Choices, Own } from './identity.ts';
import { type PartnerBook, partnerBook } from './partner-book.ts';
import { textEvidence } from './text-evidence.ts';
import type { WhoView } from './who-views.ts';

/** What the page and the day say beside the message. */
export interface WhoContext {
  /** The addresses of whoever reads there, as `MailReading.own` has them. */
  own: readonly string[];
  now: Now;
}

/**
 * Who a message is from, or, where our own company wrote it, whom it is for: by what a person said, addresses, domains and,
 * to propose and to tell apart, by what the text names. Each candidate has its reasons and a score (0 to 1).
 */
export async function whoIs(
  store: Store,
  message: MailMessage,
  { own: addresses, now }: WhoContext,
): Promise<WhoView> {
  const { from, sender, replyTo, forwarded, to, cc } = message;
  const book = await partnerBook(store);
  const own = ownOf(book, addresses);
  const choices = await choicesOf(store, [from, sender, replyTo, forwarded, ...to, ...cc]);
  const read = (person: MailMessage['from']) => headOfPerson(person, book, own, choices);
  const head = read(from);
  const skip = new Set(head.at ? [head.at.address] : []);
  const evidence = await textEvidence(
    store,
    book,
    { numbers: [...message.numbers, ...inSubject(message)] },
    now,
    skip,
  );
  const passed = forwarded ? { forwarded: read(forwarded) } : {};
  if (head.identity.of === 'own')
    return whoFromOwn({ to: to.map(read), cc: cc.map(read), ...passed }, evidence, book);
  return whoFromOutside(
    {
      from: head,
      ...(sender ? { sender: read(sender) } : {}),
      ...(replyTo ? { replyTo: read(replyTo) } : {}),
      ...passed,
    },
    evidence,
    book,
  );
}

/** What was said of these people; what the person of this browser said carries no name. */
async function choicesOf(
  store: Store,
  people: readonly (MailMessage['from'] | undefined)[],
): Promise<Choices> {
  const choices = await choicesFor(
    store,
    people.flatMap((each) => mailAddress(each?.address ?? '') ?? []),
  );
  if (choices.size === 0) return choices;
  const mine = await readMine(store);
  return new Map([...choices].map(([id, each]) => [id, isSaidBy(each, mine) ? { ...each, who: '' } : each]));
}

/** Our own company by the account that is read, and by our own sites. */
function ownOf(book: PartnerBook, addresses: readonly string[]): Own {
  const read = addresses.flatMap((each) => mailAddress(each) ?? []);
  const domains = read.flatMap(({ domain }) =>
    tellsCompany(domain) ? (registeredDomain(domain) ?? []) : [],
  );
  return {
    addresses: new Set([...book.ownAddresses, ...read.flatMap((each) => [each.address, withoutAlias(each)])]),
    domains: new Set([...book.ownDomains, ...domains]),
  };
}

/** The numbers of a subject, as those of the text; in an answer they are those of the mail before. */
function inSubject({ subject = '' }: MailMessage): MailMessage['numbers'] {
  const part = isAnswer(subject) ? 'quoted' : 'text';
  return findCandidates(subject).map(({ keys, kind, raw, labelled }) => ({
    keys,
    kind,
    raw,
    labelled,
    part,
  }));
}
