import type { DraftMessage } from '../domain/draft.ts';
import type { Mention, Paint } from '../domain/mention.ts';
import { nowOf } from '../domain/workspace.ts';
import { checkDraft } from '../lens/mail/draft/check-draft.ts';
import type { DraftView } from '../lens/mail/draft/draft-views.ts';
import { readWorkspace } from '../store/workspace.ts';
import { type DocumentPlace, type PageSender, placeOf } from './document-place.ts';
import { tabPages } from './session.ts';
import { backgroundStore } from './store.ts';

/** Keeps what a mail that is being written says; answers how the mark at its send button is painted by that. */
export async function draftFor(sender: PageSender, said: DraftMessage): Promise<Paint[]> {
  const place = placeOf(sender);
  await tabPages.addDraft(place, said);
  if ('gone' in said) return [];
  const page = await tabPages.read(place.tabId);
  const marks = (page?.documents[place.documentId] ?? []).filter(({ keys }) => keys[0] === said.key);
  const paints = await draftPaints(place, marks);
  await tabPages.repaint(place, paints);
  return paints;
}

/** How the marks of these mentions that stand for drafts are painted. */
export async function draftPaints(place: DocumentPlace, mentions: readonly Mention[]): Promise<Paint[]> {
  const paints = await Promise.all(
    mentions.map(async (mention): Promise<Paint[]> => {
      const view = mention.kind === 'draft' ? await draftOf(place, mention) : undefined;
      return view ? [{ mark: mention.mark, state: view.state }] : [];
    }),
  );
  return paints.flat();
}

/** The draft that a mark stands for, held against the records; undefined when its window was closed. */
export async function draftOf(
  { tabId, documentId }: Pick<DocumentPlace, 'tabId' | 'documentId'>,
  { keys: [key] }: Pick<Mention, 'keys'>,
): Promise<DraftView | undefined> {
  const drafts = (await tabPages.read(tabId))?.drafts?.[documentId];
  const draft = drafts?.find((each) => each.key === key);
  if (!draft) return undefined;
  const store = await backgroundStore();
  return checkDraft(store, draft, nowOf(await readWorkspace(store)));
}
