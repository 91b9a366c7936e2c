import { signal } from '@preact/signals';
import type { EnteredAt, EnteredContact } from '../domain/partner.ts';
import { FailureError } from '../domain/result.ts';
import { nowOf } from '../domain/workspace.ts';
import { t } from '../i18n/t.ts';
import { contactName, type NewContact } from '../lens/mail/who/new-contact.ts';
import { personOf } from '../lens/silence/line-notes.ts';
import type { PartnerHead } from '../lens/views.ts';
import { readMine } from '../policy/mine.ts';
import { addEntered, removeEntered } from '../store/entered-contacts.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Who was entered or removed last, and can still be undone. */
export const justEntered = signal<(EnteredAt & { did: 'added' | 'removed'; at: number }) | null>(null);

/** Stores the sender of a message as a contact of a partner, only here. Throws `store-full`, and `contact-no-partner` where the partner has gone. */
export async function addContact(
  partner: Pick<PartnerHead, 'id' | 'name'>,
  { name, address }: NewContact,
): Promise<void> {
  const store = await surfaceStore();
  const [workspace, mine] = await Promise.all([readWorkspace(store), readMine(store)]);
  const { instant: at } = nowOf(workspace);
  const contact: EnteredContact = {
    name: contactName(name) || contactName(address),
    email: address,
    entered: { at, by: personOf(mine) ?? '' },
  };
  await add({ partner: { id: partner.id, name: partner.name }, contact });
}

async function add(entered: EnteredAt): Promise<void> {
  const { partner, contact } = entered;
  if (!(await addEntered(await surfaceStore(), partner.id, contact)))
    throw new FailureError({
      code: 'contact-no-partner',
      message: t('contact.fault.partner', { partner: partner.name }),
      next: t('contact.fault.partner.next'),
    });
  await told({ ...entered, did: 'added', at: Date.now() });
}

/** Removes a contact that was entered here; it can be undone. */
export async function dropContact(entered: EnteredAt): Promise<void> {
  await removeEntered(await surfaceStore(), entered.partner.id, entered.contact.email);
  await told({ ...entered, did: 'removed', at: Date.now() });
}

/** Who was entered last is no contact any more; who was removed last is one again. */
export async function undoEntered(): Promise<void> {
  const last = justEntered.value;
  if (!last) return;
  const { partner, contact } = last;
  if (last.did === 'added') await removeEntered(await surfaceStore(), partner.id, contact.email);
  else await add({ partner, contact });
  await told(null);
}

/** Marks on open pages follow at once. */
async function told(done: typeof justEntered.value): Promise<void> {
  justEntered.value = done;
  await askFromPanel('recordsChanged', {});
}
