import { mailAddress } from '../../../domain/mail-address.ts';
import type { MailCardView } from '../mail-views.ts';

/** What would be stored of the sender of a message, as the page shows it. */
export interface NewContact {
  name: string;
  address: string;
}

/** Longest name of a contact. */
const MAX_NAME = 200;
/** Line ends, controls, and what is not seen. */
const UNSEEN = /[\p{C}\p{Z}]+/gu;

/** A name as it is stored: on one line, and every character of it to be seen. */
export function contactName(name: string): string {
  const plain = name
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(UNSEEN, ' ')
    .trim();
  return plain.slice(0, MAX_NAME).toWellFormed();
}

/**
 * The sender of a message as a new contact; null where there is nobody to enter: the address is not written or looks like one that it is
 * not, a contact has it already, it is one of ours, or a person said whose it is. A name that shows what the address is not is left out.
 */
export function newContactOf({
  who: { about, choice, standing, candidates, warnings },
  messages,
}: Pick<MailCardView, 'who' | 'messages'>): NewContact | null {
  if (!about || choice || standing === 'own' || mailAddress(about.address) === null) return null;
  if (candidates.some(({ contact }) => contact !== undefined)) return null;
  const [message] = messages;
  const said = message?.direction === 'in' ? contactName(message.from) : '';
  const forged = warnings.some(({ code }) => code === 'forged-name');
  return { name: forged || said.includes('@') ? '' : said, address: about.address };
}
