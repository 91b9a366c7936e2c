import { changeConnection } from '../store/connections.ts';
import { readAnew, syncNow } from './connections.ts';
import { surfaceStore } from './reading.ts';

/** Reads another company of the system from now on. Lines of the one before leave once all of the new one is here. */
export async function chooseCompany(id: string, company: number): Promise<void> {
  await readAnew(id, (stored) =>
    stored.system === 'tryton'
      ? { ...stored, company, daily: { at: 0, removed: 0, accepted: Number.MAX_SAFE_INTEGER } }
      : stored,
  );
}

/** Lets go what a system was found to hold no more, when so much was missing that it was kept: looked at again now. */
export async function acceptMissing(id: string): Promise<void> {
  await changeConnection(await surfaceStore(), id, (stored) => {
    const missing = stored.daily?.refused?.missing;
    return missing === undefined ? stored : { ...stored, daily: { at: 0, removed: 0, accepted: missing } };
  });
  await syncNow(id);
}
