import type { MailMessage } from '../../domain/mail-reading.ts';
import type { TextPlace } from './nodes.ts';

/** An open mail as it stands in the page. */
export interface OpenMessage {
  /** All that is sent of it but the numbers in its text. */
  message: Omit<MailMessage, 'numbers' | 'forwarded'>;
  /** Where its sender is named; none where that is the address itself, which carries a mark of its own. */
  place: TextPlace | undefined;
  /** Where its subject stands. */
  subjectAt: Element | undefined;
  /** What holds its text, in the sequence of the page; in another document where it is framed. */
  bodies: Element[];
}
