import type { Partner } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import { isVat } from '../../recognise/check-digits.ts';
import type { Store } from '../../store/open.ts';
import { storedPartners } from '../../store/queries.ts';
import { listUnions, readUnions } from '../../store/unions.ts';
import { headOf, headOfId, type LensContext, originOf, readContext } from '../context.ts';
import type { AlsoSaid, UnionView } from './union-views.ts';

/** Whom a partner stands for, why, and where their sources differ; null for one that stands alone. */
export async function unionView(store: Store, partnerId: string, now: Now): Promise<UnionView | null> {
  const ids = (await readUnions(store)).membersOf(partnerId);
  if (ids.length < 2) return null;
  const [context, unions, partners] = await Promise.all([
    readContext(store, now),
    listUnions(store),
    storedPartners(store, ids),
  ]);
  const members = ids.flatMap((id) => partners.get(id) ?? []);
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
    also: alsoSaid(members, context),
  };
}

/** Where the records of one company differ: what counts is what the one says whose name stays. */
function alsoSaid(members: readonly Partner[], context: LensContext): AlsoSaid[] {
  const [first, ...others] = members;
  if (!first) return [];
  const said = (field: AlsoSaid['field'], of: (partner: Partner) => string | undefined): AlsoSaid[] => {
    const from = members.find((member) => of(member) !== undefined);
    const counts = from && of(from);
    if (counts === undefined) return [];
    const also = new Map<string, Partner>();
    for (const member of members) {
      const value = of(member);
      if (value !== undefined && value !== counts && !also.has(value)) also.set(value, member);
    }
    if (also.size === 0) return [];
    const told = [...also].map(([value, { provenance }]) => ({
      value,
      origin: originOf(provenance, context),
    }));
    return [{ field, counts, also: told }];
  };
  const emails = new Set(others.flatMap(({ contacts }) => contacts.flatMap(({ email }) => email ?? [])));
  return [
    ...said('name', ({ name }) => name),
    ...said('owner', ({ owner }) => owner),
    ...said('vat', ({ numbers }) => numbers.filter(isVat).sort().join(', ') || undefined),
    ...[...emails].flatMap((email) => said('contact', (partner) => contactWords(partner, email))),
  ];
}

function contactWords({ contacts }: Partner, email: string): string | undefined {
  const contact = contacts.find((each) => each.email === email);
  return contact && [contact.name, contact.title, contact.email].filter(Boolean).join(', ');
}
