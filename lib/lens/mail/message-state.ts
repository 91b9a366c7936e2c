import type { MailMessage } from '../../domain/mail-reading.ts';
import type { PaintState } from '../../domain/mention.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { readContext } from '../context.ts';
import { partnerSummary } from '../partner/partner-summary.ts';
import { isSettled } from './who/settled.ts';
import { whoIs } from './who/who-is.ts';

/** How the mark beside the sender of a message is painted; null where nobody of the records may be meant: then there is none. */
export async function messageState(
  store: Store,
  message: MailMessage,
  own: readonly string[],
  now: Now,
): Promise<PaintState | null> {
  const who = await whoIs(store, message, { own, now });
  const [best] = who.candidates;
  if (!best) return who.warnings.length > 0 ? 'unknown' : null;
  if (!isSettled(who)) return 'unknown';
  return (await partnerSummary(store, best.partner.id, await readContext(store, now))).state;
}
