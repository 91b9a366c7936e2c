import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { Now } from '../../domain/workspace.ts';
import { isVat } from '../../recognise/check-digits.ts';
import type { Store } from '../../store/open.ts';
import { storedPartners } from '../../store/queries.ts';
import { listUnions, readUnions } from '../../store/unions.ts';
import { headOf, headOfId, type LensContext, originOf, readContext } from '../context.ts';
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
  provenance: Pick<Provenance, 'sourceId' | 'fetchedAt'>;
}

/** Where the records of one company differ: what counts is what the one says whose name stays. */
function alsoSaid(members: readonly Partner[], context: LensContext): AlsoSaid[] {
  const [first, ...others] = members;
  if (!first) return [];
  const said = (field: AlsoSaid['field'], tellings: readonly Telling[]): AlsoSaid[] => {
    const counts = field === 'name' ? first.name : tellings.find(({ value }) => value !== undefined)?.value;
    if (counts === undefined) return [];
    const also = new Map<string, Telling>();
    for (const telling of tellings) {
      const { value } = telling;
      if (value !== undefined && value !== counts && !also.has(value)) also.set(value, telling);
    }
    if (also.size === 0) return [];
    const told = [...also].map(([value, { provenance }]) => ({
      value,
      origin: originOf(provenance, context),
    }));
    return [{ field, counts, also: told }];
  };
  const tell = (of: (partner: Partner) => string | undefined) =>
    members.map((member): Telling => ({ value: of(member), provenance: member.provenance }));
  const names = members.flatMap(({ name, names: each = [], provenance }): Telling[] => [
    { value: name, provenance },
    ...each.map((other) => ({ value: other.name, provenance: other })),
  ]);
  const emails = new Set(others.flatMap(({ contacts }) => contacts.flatMap(({ email }) => email ?? [])));
  return [
    ...said('name', names),
    ...said(
      'owner',
      tell(({ owner }) => owner),
    ),
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
  return contact && [contact.name, contact.title, contact.email].filter(Boolean).join(', ');
}
