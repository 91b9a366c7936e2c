import type { Partner } from '../domain/partner.ts';

/** Without contacts that the source of what comes in once had, and has no more. What a person entered here is no source's to take. */
export function stillThere(kept: Partner, { contacts, provenance }: Partner): Partner['contacts'] {
  const there = new Set(contacts.map(contactKey));
  return kept.contacts.filter(
    (contact) =>
      contact.entered !== undefined ||
      contact.sourceId !== provenance.sourceId ||
      there.has(contactKey(contact)),
  );
}

/** So many contacts that left are remembered of a partner. */
const MOST_FORMER = 50;

/**
 * Who left: the contacts that the incoming record's source had and has no more, and those who had left before and did not
 * come back. Undefined where nobody did.
 */
export function formerContacts(
  kept: Partner,
  incoming: Partner,
  there: Partner['contacts'],
): Partner['formerContacts'] {
  const here = new Set(there.map(contactKey));
  const left = kept.contacts
    .filter((contact) => !here.has(contactKey(contact)))
    .map((contact) => ({ ...contact, goneAt: incoming.provenance.fetchedAt }));
  const before = [...(kept.formerContacts ?? []), ...(incoming.formerContacts ?? [])];
  const all = new Map<string, NonNullable<Partner['formerContacts']>[number]>();
  for (const contact of [...left, ...before].sort((a, b) => b.goneAt - a.goneAt))
    if (!here.has(contactKey(contact)) && !all.has(contactKey(contact)))
      all.set(contactKey(contact), contact);
  return all.size > 0 ? [...all.values()].slice(0, MOST_FORMER) : undefined;
}

function contactKey({ email, phone, name }: Partner['contacts'][number]): string {
  return email ?? phone ?? name;
}

/** Contacts of two records of one partner, each found again by its address; in one order. */
export function mergeContacts(
  kept: Partner['contacts'],
  incoming: Partner['contacts'],
  newer: boolean,
): Partner['contacts'] {
  const contacts = new Map(kept.map((contact) => [contactKey(contact), contact]));
  for (const contact of incoming) {
    const id = contactKey(contact);
    const known = contacts.get(id);
    if (!known) contacts.set(id, contact);
    else contacts.set(id, newer ? { ...known, ...contact } : { ...contact, ...known });
  }
  return [...contacts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, contact]) => contact);
}
