import type { SiteHealth } from '../../../domain/site-health.ts';
import { readThrough } from '../../reading/page-nodes.ts';
import type { SiteAdapter } from '../../site-adapter.ts';
import type { OpenMessage } from '../open-message.ts';
import type { MailFound, MailPage } from '../read-mail.ts';
import { contains } from '../seen.ts';
import { readByMailHooks } from './read-by-hooks.ts';

/** The mail of a page as an adapter read it, or as its structure says where the adapter does not fit any more. */
export interface MailSiteReading {
  found: MailFound;
  health: SiteHealth;
}

/** Names that are told at most. */
const MOST_MISSING = 20;

/**
 * Reads the mail of a site beside what its structure alone said of it (`generic`), and checks itself: where something that the
 * hooks expect is gone, or both readings exclude one another, the structural one holds and the answer says what is missing.
 */
export function* readMailSite(
  { id, version, mail }: Pick<SiteAdapter, 'id' | 'version' | 'mail'>,
  { doc, nodes }: MailPage,
  generic: MailFound,
): Generator<void, MailSiteReading | undefined> {
  if (!mail) return undefined;
  readThrough(nodes);
  const { messages, rows, own, missing, cut } = yield* readByMailHooks(doc, mail);
  const faults = [...new Set([...missing, ...contradictions(messages, generic.messages)])];
  if (mail.rows && rows.length === 0 && generic.rows.length > 2) faults.push('rows');
  const health = { adapter: id, version, missing: faults.slice(0, MOST_MISSING) };
  if (faults.length > 0) return { found: generic, health };
  const found = {
    ...generic,
    adapter: id,
    version,
    messages,
    rows,
    own: own.length > 0 ? own : generic.own,
    cut,
  };
  return { found, health };
}

/** Where hooks and structure say of the same mail what cannot both be. */
function contradictions(byHooks: readonly OpenMessage[], byStructure: readonly OpenMessage[]): string[] {
  const found: string[] = [];
  for (const other of byStructure) {
    const same = byHooks.find(({ bodies: [body] }) => other.bodies.some((each) => isOne(body, each)));
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

const excludes = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && !one.includes(other) && !other.includes(one);
