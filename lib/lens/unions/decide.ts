import type { Partner } from '../../domain/partner.ts';
import { type Union, unionId } from '../../domain/union.ts';
import { isVat } from '../../recognise/check-digits.ts';
import { joinUnions } from '../../store/unions.ts';
import { type SamePair, sameCompanies } from '../partner/same-company.ts';

/** A VAT number or GLN whose check digit is right names one company. A DUNS number has no check digit: it only proposes. */
const DECIDES: ReadonlySet<string> = new Set(['vat', 'gln']);

/**
 * The unions that company numbers make by themselves, beside those that are stored. What a person divided stays divided,
 * also by way of a third partner; and two with VAT numbers of one country that differ are never made one by a GLN. Of two,
 * the name stays that was said last. `at` is the instant at which they are made.
 */
export function decideUnions(partners: readonly Partner[], stored: readonly Union[], at: number): Union[] {
  const known = new Set(stored.map(({ id }) => id));
  const apart = stored.flatMap(({ partnerIds, undoneAt }) => (undoneAt === undefined ? [] : [partnerIds]));
  const byId = new Map(partners.map((partner) => [partner.id, partner]));
  const groups = groupsOf(stored);
  const made: Union[] = [];
  for (const pair of sameCompanies(partners).filter(isDecided).sort(inSequence)) {
    const [a, b] = pair.ids.map((id) => byId.get(id));
    if (!a || !b || known.has(unionId(a.id, b.id)) || contradict(a, b, pair)) continue;
    const [of, other] = [groups.get(a.id) ?? alone(a.id), groups.get(b.id) ?? alone(b.id)];
    if (of === other) continue;
    const divides = ([c, d]: readonly [string, string]) => of.ids.has(c) && other.ids.has(d);
    if (apart.some(([c, d]) => divides([c, d]) || divides([d, c]))) continue;
    const whole = { ids: new Set([...of.ids, ...other.ids]), keep: keepOf(a, of, b, other) };
    for (const id of whole.ids) groups.set(id, whole);
    made.push({
      id: unionId(a.id, b.id),
      partnerIds: [a.id, b.id],
      keep: whole.keep,
      by: 'number',
      reasons: pair.shared,
      at,
    });
  }
  return made;
}

/** Partners that stand for one, and whose name stays. */
interface Group {
  ids: Set<string>;
  keep: string;
}

function alone(id: string): Group {
  return { ids: new Set([id]), keep: id };
}

function groupsOf(stored: readonly Union[]): Map<string, Group> {
  const so = joinUnions(stored);
  const groups = new Map<string, Group>();
  for (const id of stored.flatMap(({ partnerIds }) => partnerIds)) {
    if (groups.has(id)) continue;
    const group = { ids: new Set(so.membersOf(id)), keep: so.headOf(id) };
    for (const each of group.ids) groups.set(each, group);
  }
  return groups;
}

/** A name that was chosen for several before stays; else that which was said last. */
function keepOf(a: Partner, of: Group, b: Partner, other: Group): string {
  const sizes = of.ids.size - other.ids.size;
  const ages = a.provenance.fetchedAt - b.provenance.fetchedAt;
  return (sizes || ages) >= 0 ? of.keep : other.keep;
}

function isDecided({ shared }: SamePair): boolean {
  return shared.some(({ kind }) => DECIDES.has(kind));
}

function inSequence(a: SamePair, b: SamePair): number {
  return unionId(...a.ids) < unionId(...b.ids) ? -1 : 1;
}

function contradict(a: Partner, b: Partner, { shared }: SamePair): boolean {
  if (shared.some(({ kind }) => kind === 'vat')) return false;
  const countries = new Set(a.numbers.filter(isVat).map(countryOf));
  return b.numbers.filter(isVat).some((number) => countries.has(countryOf(number)));
}

function countryOf(vat: string): string {
  return vat.slice(0, 2);
}
