import { mailAddress } from '../../domain/mail-address.ts';
import type { MailReading } from '../../domain/mail-reading.ts';
import { readOwnAddresses } from '../../policy/own-addresses.ts';
import type { Store } from '../../store/open.ts';

/**
 * What the documents of a tab show of mail, each with all that is known of whose account it is: what it tells itself, what other
 * documents of the same webmail beside it tell (a list, of the message in its frame), and what the person said.
 */
export async function withOwn(store: Store, mails: readonly MailReading[]): Promise<MailReading[]> {
  const said = await readOwnAddresses(store);
  return mails.map((mail) => {
    const beside = mails.filter(
      (other) => other === mail || (mail.adapter !== 'generic-mail' && other.adapter === mail.adapter),
    );
    return { ...mail, own: [...new Set([...beside.flatMap(({ own }) => own), ...said])] };
  });
}

/** What somebody typed as a list of addresses, each in its one spelling; and what of it is none. */
export function readAddresses(text: string): { addresses: string[]; wrong: string[] } {
  const parts = text.split(/[\s,;]+/).filter(Boolean);
  const read = parts.map((part) => mailAddress(part)?.address);
  return {
    addresses: [...new Set(read.flatMap((address) => address ?? []))],
    wrong: parts.filter((_, at) => read[at] === undefined),
  };
}
