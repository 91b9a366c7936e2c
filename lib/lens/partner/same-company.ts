import type { Partner } from '../../domain/partner.ts';
import { isPublicMail } from '../../domain/public-mail.ts';
import type { UnionReason } from '../../domain/union.ts';
import { isDuns, isGln, isVat } from '../../recognise/check-digits.ts';
import { placeKey, placeOf } from './place.ts';

/** Why two records may be one company. */
export type SameReason = 'number' | 'domain' | 'name';

export interface SamePair {
  ids: readonly [string, string];
  reasons: SameReason[];
  /** What both have: each number, domain or name that they share. */
  shared: UnionReason[];
}

/** Company numbers (VAT, DUNS, GLN) have at least this many characters; a vendor number of ours is one partner's own. */
const COMPANY_NUMBER = 8;
/** What more partners share tells nobody apart: a portal's domain, a placeholder for a number. */
const MOST_SHARING = 5;

/** Words that say how a company is set up, not who it is. */
const LEGAL_FORMS = new Set(
  'ab ag as asa bv co company corp corporation gmbh inc incorporated kft kg kgaa limited llc llp ltd mbh nv oy plc sa sarl sas se sl spa srl sro und'.split(
    ' ',
  ),
);

/**
 * Pairs of partners that may be one company, told by what they share: a company number, a domain, a name but for spelling
 * and legal form. Nothing is put together by that: it is for a person to judge. Own sites are left out.
 */
export function sameCompanies(partners: readonly Partner[]): SamePair[] {
  const pairs = new Map<string, SamePair>();
  for (const reason of ['number', 'domain', 'name'] as const) {
    const sharing = new Map<string, Set<string>>();
    for (const partner of partners) {
      if (partner.roles.every((role) => role === 'own-site')) continue;
      for (const key of keysOf(partner, reason)) {
        const known = sharing.get(key) ?? new Set();
        sharing.set(key, known.add(partner.id));
      }
    }
    for (const [value, ids] of sharing)
      if (ids.size <= MOST_SHARING) addPairs(pairs, [...ids].sort(), reason, value);
  }
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  for (const { ids, reasons, shared } of pairs.values()) {
    const [first, second] = ids.map((id) => placeKey(byId.get(id)));
    // A city is no reason by itself: beside a name it is.
    if (reasons.includes('name') && first !== undefined && first === second)
      shared.push({ kind: 'place', value: placeOf(byId.get(ids[0])) });
  }
  return [...pairs.values()];
}

function addPairs(
  pairs: Map<string, SamePair>,
  ids: readonly string[],
  reason: SameReason,
  value: string,
): void {
  for (const [at, first] of ids.entries())
    for (const second of ids.slice(at + 1)) {
      const key = `${first}\n${second}`;
      const pair = pairs.get(key) ?? { ids: [first, second], reasons: [], shared: [] };
      if (!pair.reasons.includes(reason)) pair.reasons.push(reason);
      pair.shared.push({ kind: reason === 'number' ? numberKind(value) : reason, value });
      pairs.set(key, pair);
    }
}

/** What a number is by its form and check digits; `number` where it proves nothing. */
function numberKind(number: string): 'vat' | 'gln' | 'duns' | 'number' {
  if (isVat(number)) return 'vat';
  if (isGln(number)) return 'gln';
  return isDuns(number) ? 'duns' : 'number';
}

function keysOf(partner: Partner, reason: SameReason): string[] {
  if (reason === 'number')
    return partner.numbers.filter(
      (number) =>
        number.length >= COMPANY_NUMBER && (number !== partner.id || isVat(number) || isGln(number)),
    );
  if (reason === 'name') return [coreName(partner.name)].filter((name) => name.length > 3);
  const mail = partner.contacts.flatMap(({ email }) => email?.split('@').at(-1) ?? []);
  return [...new Set([...partner.domains, ...mail])].filter((domain) => !isPublicMail(domain));
}

/** `Jastbrück Pumpenteile AG` and `Jastbrueck Pumpen-Teile` → `jastbrueckpumpenteile`. */
function coreName(name: string): string {
  return coreWords(name).join('');
}

/** The words of a name or text in one spelling, without those of legal forms: `Jastbrück AG` → `jastbrueck`. */
export function coreWords(name: string): string[] {
  const plain = name
    .toLowerCase()
    .replace(/[äöüßæøå]/g, (letter) => SPELT[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    // S.A. and GmbH & Co. KG are words like others.
    .replace(/\.(?=\p{L}\b)/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !LEGAL_FORMS.has(word));
}

const SPELT: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe', å: 'aa' };
