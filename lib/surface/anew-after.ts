import type { Capabilities } from '../domain/connection.ts';
import { EVERYTHING } from '../domain/sync-marks.ts';
import type { RecordConnection } from '../sources/source.ts';

/**
 * What the next sync of a system reads from the beginning after it was checked again: everything, where something can be read
 * that could not be before, or was refused. What may be written there changes nothing that is read; nor would reading anew
 * find what was deleted.
 */
export function anewAfter(
  { anew, unread, capabilities }: Pick<RecordConnection, 'anew' | 'unread' | 'capabilities'>,
  now: Capabilities,
): Pick<RecordConnection, 'anew'> {
  const readable = Object.keys(now).filter((name) => now[name] && !name.startsWith('write:'));
  const more = readable.some((name) => capabilities[name] === false);
  const hasGap = unread?.some(({ deletions }) => !deletions);
  if (hasGap || more) return { anew: [EVERYTHING] };
  return anew ? { anew } : {};
}
