import type { Contact, EnteredAt, EnteredContact } from '../domain/partner.ts';
import { announceChange } from './changes.ts';
import { commit } from './commit.ts';
import { readState } from './identifier-index.ts';
import { forgetRecords, type Store, transact } from './open.ts';
import { readPartner } from './partners.ts';
import { storedPartners } from './queries.ts';
import { RECORD_VERSION } from './schema.ts';
import { withRoom } from './shed.ts';
import { dropDerived, withHeads } from './unions.ts';

/**
 * Adds a contact that a person entered to a partner's record, beside what systems and files say of it. False where there is no
 * such partner any more. Throws `store-full`.
 */
export async function addEntered(store: Store, partnerId: string, contact: EnteredContact): Promise<boolean> {
  const kept = (await storedPartners(store, [partnerId])).get(partnerId);
  if (!kept) return false;
  // Of the same age as the record: it adds the contact and changes nothing else of it.
  await withRoom(store, () => commit(store, { partners: [{ ...kept, contacts: [contact] }], orders: [] }));
  return true;
}

/** Takes out a contact that a person entered; one that a system told of since stays as the system's. */
export async function removeEntered(store: Store, partnerId: string, email: string): Promise<void> {
  const scope = ['state', 'partners', 'summaries', 'openLines', 'cells', 'unions'] as const;
  await transact(store, [...scope], 'readwrite', async (tx) => {
    const record = await tx.objectStore('partners').get(partnerId);
    const partner = record && readPartner(record);
    if (!record || !partner) return;
    const contacts = partner.contacts.flatMap((contact) => {
      if (contact.email !== email || !contact.entered) return [contact];
      const { entered: _, ...told } = contact;
      return told.sourceId === undefined ? [] : [told];
    });
    const next = { ...record, version: RECORD_VERSION, partner: { ...partner, contacts } };
    const state = await readState(tx);
    await Promise.all([
      tx.objectStore('partners').put(next),
      dropDerived(tx, await withHeads(tx, [partnerId])),
      tx.objectStore('state').put({ ...state, generation: state.generation + 1 }, 'state'),
    ]);
  });
  forgetRecords(store);
  announceChange({ what: 'records' });
}

/** Everybody whom people entered here, the newest first. */
export async function listEntered(store: Store): Promise<EnteredAt[]> {
  const found: EnteredAt[] = [];
  for (const { id, name, contacts } of (await storedPartners(store)).values())
    for (const contact of contacts) if (isEntered(contact)) found.push({ partner: { id, name }, contact });
  return found.sort((a, b) => b.contact.entered.at - a.contact.entered.at);
}

/** True of a contact that a person entered here. */
function isEntered(contact: Contact): contact is EnteredContact {
  return contact.entered !== undefined && contact.email !== undefined;
}
