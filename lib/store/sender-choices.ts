import type { MailAddress } from '../domain/mail-address.ts';
import { domainsAbove } from '../domain/mail-domain.ts';
import { type SenderChoice, senderChoiceId, senderChoiceSchema } from '../domain/sender-choice.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { eachRelation } from './relation-records.ts';
import { withRoom } from './shed.ts';
import { UNION_SCOPE, unionsOf } from './unions.ts';

/** What people said of these addresses and of the domains that they are under, by its id; what does not parse is left out. */
export function choicesFor(
  store: Store,
  addresses: readonly MailAddress[],
): Promise<ReadonlyMap<string, SenderChoice>> {
  const ids = new Set(
    addresses.flatMap(({ address, domain }) => [
      senderChoiceId({ of: 'address', sender: address }),
      ...domainsAbove(domain).map((sender) => senderChoiceId({ of: 'domain', sender })),
    ]),
  );
  return transact(store, [...UNION_SCOPE, 'senderChoices'], 'readonly', async (tx) => {
    const records = tx.objectStore('senderChoices');
    const found = new Map<string, SenderChoice>();
    if ((await records.count()) === 0) return found;
    const [unions, stored] = await Promise.all([
      unionsOf(store, tx),
      Promise.all([...ids].map((id) => records.get(id))),
    ]);
    for (const each of stored) {
      const read = senderChoiceSchema.safeParse(each);
      if (!read.success) continue;
      const { partnerId, ...choice } = read.data;
      found.set(
        choice.id,
        partnerId === undefined ? choice : { ...choice, partnerId: unions.headOf(partnerId) },
      );
    }
    return found;
  });
}

/** Everything that people said of senders, the newest first; what does not parse is left out. */
export async function listSenderChoices(store: Store): Promise<SenderChoice[]> {
  const choices: SenderChoice[] = [];
  await eachRelation(store, 'senderChoices', (choice) => void choices.push(choice));
  return choices.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** What is stored under these ids. */
export async function senderChoicesById(store: Store, ids: readonly string[]): Promise<SenderChoice[]> {
  const found = await transact(store, ['senderChoices'], 'readonly', (tx) =>
    Promise.all(ids.map((id) => tx.objectStore('senderChoices').get(id))),
  );
  return found.filter((choice) => choice !== undefined);
}

/** Stores what was said, in place of what was said of the same senders. It changes no figure. Throws `store-full`. */
export async function putSenderChoices(store: Store, choices: readonly SenderChoice[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['senderChoices'], 'readwrite', async (tx) => {
      await Promise.all(choices.map((choice) => tx.objectStore('senderChoices').put(choice)));
    }),
  );
  announceChange({ what: 'records' });
}

/** Takes it back: these senders are recognised as if nobody had said anything. */
export async function removeSenderChoices(store: Store, ids: readonly string[]): Promise<void> {
  await transact(store, ['senderChoices'], 'readwrite', async (tx) => {
    await Promise.all(ids.map((id) => tx.objectStore('senderChoices').delete(id)));
  });
  announceChange({ what: 'records' });
}
