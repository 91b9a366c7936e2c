import type { FeedConnection } from '../domain/connection.ts';
import type { FileMapping } from '../domain/file-mapping.ts';
import type { Failure } from '../domain/result.ts';
import { putConnection, readConnection } from '../store/connections.ts';
import type { Store } from '../store/open.ts';
import { writeSecret } from '../store/secrets.ts';
import { readWorkspace } from '../store/workspace.ts';
import { issuedFor } from '../sync/end-sign-ins.ts';
import { storedTokens } from '../sync/token-shelf.ts';
import type { FeedDraft } from './check-feed.ts';
import { tellOver } from './connections.ts';
import { runSync } from './new-job.ts';
import { failureOf, surfaceStore } from './reading.ts';
import { removeAllRecords } from './remove-records.ts';

/** Connects a table whose columns a person agreed on: what is secret of it is stored encrypted, its first load begins. */
export async function connectFeed(draft: FeedDraft, mapping: FileMapping): Promise<Failure | null> {
  try {
    const store = await surfaceStore();
    const { sample } = await readWorkspace(store);
    if (sample) await removeAllRecords();
    await writeSecret(store, draft.given.id, JSON.stringify(draft.secret));
    const { id } = draft.given;
    const before = draft.tokens && (await issuedFor(store, await readConnection(store, id)));
    if (draft.tokens) await storedTokens(store, id).write(draft.tokens);
    await putFeed(store, draft, mapping);
    if (before) void tellOver(store, [before]);
    return null;
  } catch (error) {
    return failureOf(error);
  } finally {
    draft.look.looker.close();
  }
}

async function putFeed(store: Store, draft: FeedDraft, mapping: FileMapping): Promise<void> {
  const { given, look } = draft;
  const question = {
    file: look.chosen,
    known: [{ mapping, by: 'person' as const }],
    sheet: look.workbook?.sheet,
  };
  const { recalled } = await look.looker.look(question);
  const known = await readConnection(store, given.id);
  const connection: FeedConnection = {
    ...given,
    mapping,
    odd: recalled?.strange,
    createdAt: known?.createdAt ?? Date.now(),
  };
  await putConnection(store, connection);
  await runSync(store, connection);
}
