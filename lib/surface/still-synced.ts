import type { Capabilities } from '../domain/connection.ts';
import type { RecordConnection } from '../sources/source.ts';

/**
 * Up to where a system stays read after it was checked again. What could not be read before and can be now is read from the
 * beginning, and the rest with it: undefined. What may be written there changes nothing that is read; nor would reading anew
 * find what was deleted.
 */
export function stillSynced(
  { syncedTo, unread, capabilities }: Pick<RecordConnection, 'syncedTo' | 'unread' | 'capabilities'>,
  now: Capabilities,
): RecordConnection['syncedTo'] {
  const readable = Object.keys(now).filter((name) => now[name] && !name.startsWith('write:'));
  const more = readable.some((name) => capabilities[name] === false);
  const hasGap = unread?.some(({ deletions }) => !deletions);
  return hasGap || more ? undefined : syncedTo;
}
