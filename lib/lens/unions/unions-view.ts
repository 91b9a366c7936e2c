import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Now } from '../../domain/workspace.ts';
import { isVat } from '../../recognise/check-digits.ts';
import type { Store } from '../../store/open.ts';
import { storedPartners } from '../../store/queries.ts';
import { listUnions, readUnions } from '../../store/unions.ts';
import { headOf, headOfId, type LensContext, originOf, readContext } from '../context.ts';
import { placeKey, placeOf } from '../partner/place.ts';
import type { AlsoSaid, UnionView } from './union-views.ts';

/** Whom a partner stands for, why, and where the sources differ; null for one that stands alone and of which all say the same. */
export async function unionView(store: Store, partnerId: string, now: Now): Promise<UnionView | null> {
  const ids = (await readUnions(store)).membersOf(partnerId);
  const [context, unions, partners] = await Promise.all([
    readContext(store, now),
    listUnions(store),
    storedPartners(store, ids),
  ]);
  const members = ids.flatMap((id) => partners.get(id) ?? []);
  const also = alsoSaid(members, context);
  if (ids.length < 2) return also.length > 0 ? { members: [], links: [], also } : null;
  const links = unions
    .filter(({ partnerIds, undoneAt }) => undoneAt === undefined && partnerIds.some((id) => ids.includes(id)))
    .map(({ id, partnerIds: [first, second], by, reasons, at }) => ({
      id,
      partners: [headOfId(first, partners), headOfId(second, partners)] as const,
      by,
      reasons,
      at,
    }));
  return {
    members: members.map((member) => ({
      head: headOf(member),
      origin: originOf(member.provenance, context),
    })),
    links: links.reverse(),
    also,
  };
}

/** One source's word for a field. */
interface Telling {
  value: string | undefined;
  /** Of values that differ in their spelling alone one is enough. */
  same?: string | undefined;
  /** The source gave it up then. */
  until?: number;
  provenance: Pick<Provenance, 'sourceId' | 'fetchedAt'>;
}

/** Where the records of one company differ: what counts is what the one says whose name stays. */
function alsoSaid(members: readonly Partner[], context: LensContext): AlsoSaid[] {
  const [first, ...others] = members;
  if (!first) return [];
  const said = (field: AlsoSaid['field'], tellings: readonly Telling[]): AlsoSaid[] => {
    const counts = field === 'name' ? first.name : tellings.find(({ value }) => value !== undefined)?.value;
    if (counts === undefined) return [];
    const keyOf = ({ value, same = value }: Telling) => same;
    const counting = tellings.find(({ value }) => value === counts);
    const known = new Set([counts, counting && keyOf(counting)]);
    const told = tellings.flatMap((telling): AlsoSaid['also'][number][] => {
      const { value, provenance, until } = telling;
      const key = keyOf(telling);
      if (value === undefined || known.has(key)) return [];
      known.add(key);
      return [{ value, origin: originOf(provenance, context), ...(until === undefined ? {} : { until }) }];
    });
    if (told.length === 0) return [];
    return [{ field, counts, also: told }];
  };
  const tell = (of: (partner: Partner) => string | undefined) =>
    members.map((member): Telling => ({ value: of(member), provenance: member.provenance }));
  const names = members.flatMap(({ name, names: each = [], provenance }): Telling[] => [
    { value: name, provenance },
    ...each.map((other) => ({ value: other.name, provenance: other })),
  ]);
  const former = members.flatMap(({ formerNames = [] }) =>
    formerNames.map(({ name, sourceId, until }): Telling => {
      return { value: name, until, provenance: { sourceId, fetchedAt: until } };
    }),
  );
  const places = members.map((member): Telling => {
    const key = placeKey(member);
    return {
      value: placeOf(member) || undefined,
      ...(key ? { same: key } : {}),
      provenance: member.provenance,
    };
  });
  const emails = new Set(others.flatMap(({ contacts }) => contacts.flatMap(({ email }) => email ?? [])));
  return [
    ...said('name', [...names, ...former]),
    ...said(
      'owner',
      tell(({ owner }) => owner),
    ),
    ...said('place', places),
    ...said(
      'vat',
      tell(({ numbers }) => numbers.filter(isVat).sort().join(', ') || undefined),
    ),
    ...[...emails].flatMap((email) =>
      said(
        'contact',
        tell((partner) => contactWords(partner, email)),
      ),
    ),
  ];
}

function contactWords({ contacts }: Partner, email: string): string | undefined {
  const contact = contacts.find((each) => each.email === email);
  return contact && [contact.name, contact.title, contact.phone, contact.email].filter(Boolean).join(', ');
}
