import type { Partner } from '../domain/partner.ts';

/** Without contacts that the source of what comes in once had, and has no more. */
export function stillThere(kept: Partner, { contacts, provenance }: Partner): Partner['contacts'] {
  const there = new Set(contacts.map(contactKey));
  return kept.contacts.filter(
    (contact) => contact.sourceId !== provenance.sourceId || there.has(contactKey(contact)),
  );
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
