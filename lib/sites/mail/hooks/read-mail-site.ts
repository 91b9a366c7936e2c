import type { SiteHealth } from '../../../domain/site-health.ts';
import { readThrough } from '../../reading/page-nodes.ts';
import type { SiteAdapter } from '../../site-adapter.ts';
import { contains } from '../nodes.ts';
import type { OpenMessage } from '../open-message.ts';
import type { MailFound, MailPage } from '../read-mail.ts';
import { excludes } from './excludes.ts';
import { readByMailHooks } from './read-by-hooks.ts';
import { composeFaults } from './read-compose.ts';

/** The mail of a page as an adapter read it, or as its structure says where the adapter does not fit any more. */
export interface MailSiteReading {
  found: MailFound;
  health: SiteHealth;
}

/** Names that are told at most. */
const MOST_MISSING = 20;

/**
 * Reads the mail of a site beside what its structure alone said of it (`generic`), and checks itself: where something that the
 * hooks expect is gone, or both readings exclude one another, the structural one holds where it says anything, of messages and of
 * rows apart, and the answer says what is missing.
 */
export function* readMailSite(
  { id, version, mail }: Pick<SiteAdapter, 'id' | 'version' | 'mail'>,
  { doc, nodes, nameOf }: MailPage,
  generic: MailFound,
): Generator<void, MailSiteReading | undefined> {
  if (!mail) return undefined;
  readThrough(nodes);
  const { messages, rows, own, missing, cut } = yield* readByMailHooks(doc, mail, nameOf);
  const faults = [...new Set([...missing, ...contradictions(messages, generic.messages)])];
  if (mail.rows && rows.length === 0 && generic.rows.length > 2) faults.push('rows');
  const windows = new Set(composeFaults(doc, mail.compose));
  const health = { adapter: id, version, missing: [...faults, ...windows].slice(0, MOST_MISSING) };
  const isOfRows = (name: string): boolean => /^rows\b/.test(name);
  const fits = { messages: faults.every(isOfRows), rows: !faults.some(isOfRows) };
  const found = {
    ...generic,
    // Whose messages these are, answers are timed by: a list that is built otherwise says nothing of them.
    ...(fits.messages && { adapter: id, version, cut }),
    messages: fits.messages
      ? messages.map((each) => withRecipients(each, generic.messages))
      : eitherOf(generic.messages, messages),
    rows: fits.rows ? rows : eitherOf(generic.rows, rows),
    // Whoever knows where the account stands is not told by what only looks like one.
    own: mail.own ? own : generic.own,
  };
  return { found, health };
}

/** What the structure says; where that is nothing, what the hooks could still read. */
const eitherOf = <T>(byStructure: T[], byHooks: T[]): T[] => (byStructure.length > 0 ? byStructure : byHooks);

/** Recipients of whom the hooks know nothing, where the structure names some. */
function withRecipients(read: OpenMessage, byStructure: readonly OpenMessage[]): OpenMessage {
  const { to, cc } = read.message;
  const other = to.length + cc.length === 0 ? sameMail(read, byStructure) : undefined;
  return other ? { ...read, message: { ...read.message, to: other.message.to, cc: other.message.cc } } : read;
}

const sameMail = ({ bodies }: OpenMessage, among: readonly OpenMessage[]): OpenMessage | undefined =>
  among.find((other) => other.bodies.some((each) => isOne(bodies[0], each)));

/** Where hooks and structure say of the same mail what cannot both be. */
function contradictions(byHooks: readonly OpenMessage[], byStructure: readonly OpenMessage[]): string[] {
  const found: string[] = [];
  for (const other of byStructure) {
    const same = byHooks.find((each) => sameMail(each, [other]));
    if (!same) {
      found.push('message');
      continue;
    }
    const [one, two] = [same.message, other.message];
    if (
      one.from.address?.toLowerCase() !== two.from.address?.toLowerCase() &&
      one.from.address &&
      two.from.address
    )
      found.push('message.from');
    if (excludes(one.subject, two.subject)) found.push('message.subject');
    const named = new Set([one.from, ...one.to, ...one.cc].map(({ address }) => address?.toLowerCase()));
    const isNew = ({ address }: { address?: string }): boolean =>
      address !== undefined && !named.has(address.toLowerCase());
    if (!one.more && [...two.to, ...two.cc].some(isNew)) found.push('message.people');
  }
  return found;
}

const isOne = (one: Element | undefined, other: Element): boolean =>
  one !== undefined && (contains(one, other) || contains(other, one));
