import type { Capabilities } from '../domain/connection.ts';
import type { RecordConnection } from '../sources/source.ts';

/**
 * Up to where a system stays read after it was checked again. What could not be read before and can be now is read from the
 * beginning, and the rest with it: undefined. What may be written there changes nothing that is read.
 */
export function stillSynced(
  { syncedTo, unread, capabilities }: Pick<RecordConnection, 'syncedTo' | 'unread' | 'capabilities'>,
  now: Capabilities,
): RecordConnection['syncedTo'] {
  const readable = Object.keys(now).filter((name) => now[name] && !name.startsWith('write:'));
  const more = readable.some((name) => capabilities[name] === false);
  return unread?.length || more ? undefined : syncedTo;
}
