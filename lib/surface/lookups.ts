import { nowOf } from '../domain/workspace.ts';
import { readContext } from '../lens/context.ts';
import { wantedByPerson } from '../lens/lookups/wanted.ts';
import { findMatches } from '../lens/match/find-matches.ts';
import { mentionsIn } from '../lens/match/lookup.ts';
import { wantLookups } from '../store/lookups.ts';
import { readWorkspace } from '../store/workspace.ts';
import { askFromPanel } from './ask.ts';
import { surfaceStore } from './reading.ts';

/** Identifiers of one question. */
const MOST = 20;

/** Asks the connected systems for the numbers and addresses of a text that a person typed or chose, and no record knows. */
export async function askSystems(text: string): Promise<void> {
  const store = await surfaceStore();
  const mentions = mentionsIn(text);
  const context = await readContext(store, nowOf(await readWorkspace(store)));
  const matches = await findMatches(store, mentions, undefined, context);
  const wanted = wantedByPerson(
    mentions.filter((_, at) => matches[at] === null),
    MOST,
  );
  if ((await wantLookups(store, wanted, Date.now(), true)) > 0) await askFromPanel('runJobs', {});
}
