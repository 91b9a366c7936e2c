import type { MailReading } from '../../domain/mail-reading.ts';
import type { Mention } from '../../domain/mention.ts';
import { normaliseAddress } from '../../domain/normalise.ts';

/**
 * The key of the message that a mark stands for: its own mark, or the address of its sender. Undefined for an address that no open
 * message of the document is from.
 */
export function messageMeant(
  { kind, keys }: Pick<Mention, 'kind' | 'keys'>,
  mail: MailReading | undefined,
): string | undefined {
  const messages = mail?.messages ?? [];
  if (kind === 'message') return messages.find(({ key }) => keys.includes(key))?.key;
  if (kind !== 'email') return undefined;
  // Of several from one sender the last on the page is the newest.
  return messages.findLast(({ from }) => keys.includes(normaliseAddress(from.address ?? '')))?.key;
}
