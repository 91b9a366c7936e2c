import { isAskable } from '../domain/lookup.ts';
import type { Mention } from '../domain/mention.ts';
import { wantedOf } from '../lens/lookups/wanted.ts';
import { readSwitch } from '../policy/switches.ts';
import { listConnections } from '../store/connections.ts';
import { wantLookups } from '../store/lookups.ts';
import { isOnline } from '../sync/online.ts';
import { runStoredJobs } from './job-host.ts';
import { backgroundStore } from './store.ts';

/** A page tells its numbers in several messages: they are asked for together once it rests. */
const REST_MS = 600;
/** Identifiers that one document may have asked for while it is open. */
const PER_DOCUMENT = 20;
const MAX_DOCUMENTS = 500;

const asked = new Map<string, number>();
let gathered: { documentId: string; mentions: Mention[] }[] = [];
let resting: ReturnType<typeof setTimeout> | undefined;

/** Numbers and addresses of a document that no record knows: what may be is asked for in the connected systems. */
export function askLive(documentId: string, mentions: Mention[]): void {
  if (mentions.length === 0 || !isOnline()) return;
  gathered.push({ documentId, mentions });
  clearTimeout(resting);
  resting = setTimeout(() => {
    const all = gathered;
    gathered = [];
    // Marks do not wait for it, and what fails here comes again with the page.
    void want(all).catch(() => undefined);
  }, REST_MS);
}

async function want(all: { documentId: string; mentions: Mention[] }[]): Promise<void> {
  const store = await backgroundStore();
  if (!(await readSwitch(store, 'lookups.ask')) || !(await listConnections(store)).some(isAskable)) return;
  let added = 0;
  for (const { documentId, mentions } of all) {
    const before = asked.get(documentId) ?? 0;
    const wanted = await wantedOf(store, mentions, PER_DOCUMENT - before);
    const more = await wantLookups(store, wanted, Date.now());
    asked.delete(documentId);
    asked.set(documentId, before + more);
    added += more;
  }
  for (const id of asked.keys()) if (asked.size > MAX_DOCUMENTS) asked.delete(id);
  if (added > 0) await runStoredJobs();
}
