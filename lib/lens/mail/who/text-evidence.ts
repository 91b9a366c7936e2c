import { mailAddress } from '../../../domain/mail-address.ts';
import type { MailMessage } from '../../../domain/mail-reading.ts';
import type { Mention } from '../../../domain/mention.ts';
import type { Now } from '../../../domain/workspace.ts';
import { isDuns, isGln, isVat } from '../../../recognise/check-digits.ts';
import type { Store } from '../../../store/open.ts';
import { findMatches } from '../../match/find-matches.ts';
import type { Match } from '../../match/match.ts';
import { type PartnerBook, partnersOfDomain } from './partner-book.ts';
import type { WhoReason } from './who-views.ts';

/** What the text of a message says for one partner. The writer of the text chose it: it proposes, and decides nothing alone. */
export interface Evidence {
  partnerId: string;
  reason: WhoReason;
  /** 0 to 1. */
  weight: number;
  /** The writer's own words name this partner and no other: good enough between several whom the address may be. */
  tells: boolean;
  /** Names the company itself, in the signature: contradicts a domain that leads to another one. */
  signs: boolean;
}

type MailNumber = MailMessage['numbers'][number];
type Part = MailNumber['part'];

const ORDER: Readonly<Record<Part, number>> = { text: 0.5, signature: 0.5, forwarded: 0.4, quoted: 0.2 };
const COMPANY: Readonly<Record<Part, number>> = { text: 0.6, signature: 0.6, forwarded: 0.4, quoted: 0.15 };
const SIGNATURE = { address: 0.55, domain: 0.5 };
/** A number of ours for them may be one of theirs for us: 100482 is many things. */
const HOUSE_NUMBER = 0.35;
/** Of a number that several partners have. */
const SHARED = 0.5;

/** What the numbers and addresses of a message say, by partner. `skip`: addresses in the head of the message. */
export async function textEvidence(
  store: Store,
  book: PartnerBook,
  { numbers }: Pick<MailMessage, 'numbers'>,
  now: Now,
  skip: ReadonlySet<string>,
): Promise<Evidence[]> {
  const addresses = numbers.filter(({ kind }) => kind === 'email' || kind === 'domain');
  const others = numbers.filter(({ kind }) => !ADDRESSES.has(kind));
  const mentions = others.map(({ part: _, ...number }, mark): Mention => ({ ...number, mark }));
  const matches = mentions.length > 0 ? await findMatches(store, mentions, undefined, { now }) : [];
  return [
    ...matches.flatMap((match, at) => {
      const number = others[at];
      return match && number ? ofMatch(match, number, book) : [];
    }),
    ...addresses.flatMap((each) => ofAddress(each, book, skip)),
  ];
}

const ADDRESSES: ReadonlySet<MailNumber['kind']> = new Set(['email', 'domain', 'item', 'message', 'draft']);

function ofMatch(match: Match, number: MailNumber, book: PartnerBook): Evidence[] {
  if (match.kind === 'item') return [];
  if (match.kind === 'partner') return companyNumber([match.partnerId], number, book);
  if (match.kind === 'lines') return orderNumber([match.reading.partnerId], number, book);
  if (match.partnerIds.length > 0) return companyNumber(match.partnerIds, number, book);
  return orderNumber(
    match.readings.map(({ partnerId }) => partnerId),
    number,
    book,
  );
}

function orderNumber(ids: readonly string[], { raw, part }: MailNumber, book: PartnerBook): Evidence[] {
  const of = ids.filter((id) => book.partners.has(id));
  return of.map((partnerId) => ({
    partnerId,
    reason: { code: 'order', number: raw, ...(part === 'quoted' ? { quoted: true } : {}) },
    weight: ORDER[part] * (of.length > 1 ? SHARED : 1),
    tells: of.length === 1 && part !== 'quoted',
    signs: false,
  }));
}

function companyNumber(
  ids: readonly string[],
  { raw, part, keys }: MailNumber,
  book: PartnerBook,
): Evidence[] {
  const of = ids.filter((id) => book.partners.has(id));
  const proves = keys.some((key) => isVat(key) || isGln(key) || isDuns(key));
  const weight = proves ? COMPANY[part] : Math.min(HOUSE_NUMBER, COMPANY[part]);
  return of.map((partnerId) => ({
    partnerId,
    reason: { code: 'company-number', number: raw },
    weight: weight * (of.length > 1 ? SHARED : 1),
    tells: of.length === 1 && proves && part !== 'quoted',
    signs: of.length === 1 && proves && part === 'signature',
  }));
}

/** Addresses count in the signature alone: texts name those of everybody. */
function ofAddress(
  { raw, part, kind }: MailNumber,
  book: PartnerBook,
  skip: ReadonlySet<string>,
): Evidence[] {
  if (part !== 'signature') return [];
  const read = mailAddress(kind === 'email' ? raw : `x@${raw.replace(/^www\./i, '')}`);
  if (!read || skip.has(read.address)) return [];
  const exact = kind === 'email' ? book.byAddress.get(read.address) : undefined;
  const entries = exact ?? partnersOfDomain(book, read.domain)?.entries ?? [];
  return entries.map(({ partnerId }) => ({
    partnerId,
    reason: { code: 'signature', address: raw },
    weight: (exact ? SIGNATURE.address : SIGNATURE.domain) * (entries.length > 1 ? SHARED : 1),
    tells: entries.length === 1,
    signs: entries.length === 1,
  }));
}

/** Several signs of one kind together: each takes its share of what is still open. At most nine in ten. */
export function together(weights: readonly number[]): number {
  return Math.min(0.9, 1 - weights.reduce((open, weight) => open * (1 - weight), 1));
}
