import type { ImprovementAction } from '../domain/improvement-action.ts';
import { FailureError } from '../domain/result.ts';
import { type Issued, MAX_ISSUED, type ShareAgreement } from '../domain/share-agreement.ts';
import { announceChange } from './changes.ts';
import { type Store, transact } from './open.ts';
import { eachRelation, parsed, relationsOf } from './relation-records.ts';
import { withRoom } from './shed.ts';
import { readUnions } from './unions.ts';

/** What is shared with a partner; undefined where nothing was agreed. */
export async function shareOf(store: Store, partnerId: string): Promise<ShareAgreement | undefined> {
  return (await relationsOf(store, 'shares', partnerId)).records[0];
}

/**
 * The agreement that a partner's answers name, with the partner that it was made with, also while that stands for another
 * one; undefined where nobody has it.
 */
export async function shareNamed(store: Store, share: string): Promise<ShareAgreement | undefined> {
  const stored = await transact(store, ['shares'], 'readonly', (tx) => tx.objectStore('shares').getAll());
  return parsed('shares', stored).records.find((each) => each.share === share);
}

/** What relationships of everybody who is read as this partner now are called: answers to them speak to it. */
export async function shareNamesOf(store: Store, partnerId: string): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const head = (await readUnions(store)).headOf(partnerId);
  await eachRelation(store, 'shares', (each) => {
    if (each.partnerId === head) names.add(each.share);
  });
  return names;
}

/**
 * Stores what was agreed in place of what was. What another window noted meanwhile stays: files that were made, and that
 * sharing was ended, unless `seen`, the agreement that was changed, said so already. It changes no figure. Throws `store-full`.
 */
export async function putShare(store: Store, share: ShareAgreement, seen?: ShareAgreement): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['shares'], 'readwrite', async (tx) => {
      const into = tx.objectStore('shares');
      const [stored] = parsed('shares', [await into.get(share.id)]).records;
      await into.put(stored ? keepingNoted(share, stored, seen) : share);
    }),
  );
  announceChange({ what: 'records' });
}

/** A share keeps its name, its secret and the partner that it was made with, also while that stands for another one. */
function keepingNoted(share: ShareAgreement, stored: ShareAgreement, seen?: ShareAgreement): ShareAgreement {
  const { partnerId, share: name, secret, serial, issued } = stored;
  const isNews = stored.revoked !== undefined && stored.revoked.at !== seen?.revoked?.at;
  const revoked = isNews ? { revoked: stored.revoked } : {};
  return { ...share, partnerId, share: name, secret, serial, issued, ...revoked };
}

/**
 * Remembers a file that is made, before anybody has it; with `revoked` sharing ends with it. Throws `share-behind` where one of its number or a higher one was
 * made meanwhile, `share-gone`, and `store-full`.
 */
export async function noteIssued(
  store: Store,
  id: string,
  issued: Issued,
  revoked?: ShareAgreement['revoked'],
): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['shares'], 'readwrite', async (tx) => {
      const [share] = parsed('shares', [await tx.objectStore('shares').get(id)]).records;
      if (!share)
        refuse(
          'gone',
          'What was agreed to be shared is no longer stored.',
          'Agree again, then make the file.',
        );
      if (issued.serial <= share.serial)
        refuse(
          'behind',
          'Another file was made meanwhile.',
          'Look at the preview again, then make the file.',
        );
      const all = [...share.issued, issued].slice(-MAX_ISSUED);
      await tx
        .objectStore('shares')
        .put({ ...share, serial: issued.serial, issued: all, ...(revoked ? { revoked } : {}) });
    }),
  );
  announceChange({ what: 'records' });
}

function refuse(what: string, message: string, next: string): never {
  throw new FailureError({ code: `share-${what}`, message, next });
}

/** What a partner and we promised to improve: open ones first, then by the day they are due. */
export async function actionsOf(store: Store, partnerId: string): Promise<ImprovementAction[]> {
  const { records } = await relationsOf(store, 'improvementActions', partnerId);
  const due = ({ dueOn }: ImprovementAction) => dueOn ?? '9999-12-31';
  return records.sort(
    (a, b) =>
      Number(a.state === 'done') - Number(b.state === 'done') ||
      (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.id.localeCompare(b.id)),
  );
}

/**
 * Stores actions in place of those of their ids, all or none; what the partner acknowledged is what it read, so that one that
 * was changed is not acknowledged any more. They change no figure. Throws `store-full`.
 */
export async function putActions(store: Store, actions: readonly ImprovementAction[]): Promise<void> {
  await withRoom(store, () =>
    transact(store, ['improvementActions'], 'readwrite', async (tx) => {
      const into = tx.objectStore('improvementActions');
      await Promise.all(
        actions.map(async (action) => {
          const [before] = parsed('improvementActions', [await into.get(action.id)]).records;
          const { acknowledged: _, ...changed } = action;
          await into.put(before && !isSameAction(before, action) ? changed : action);
        }),
      );
    }),
  );
  announceChange({ what: 'records' });
}

function isSameAction(before: ImprovementAction, action: ImprovementAction): boolean {
  return before.title === action.title && before.side === action.side && before.dueOn === action.dueOn;
}

export async function removeAction(store: Store, id: string): Promise<void> {
  await transact(store, ['improvementActions'], 'readwrite', (tx) =>
    tx.objectStore('improvementActions').delete(id),
  );
  announceChange({ what: 'records' });
}
