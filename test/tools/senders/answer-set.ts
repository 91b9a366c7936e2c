import type { Now } from '../../../lib/domain/workspace.ts';
import { whoIs } from '../../../lib/lens/mail/who/who-is.ts';
import type { Store } from '../../../lib/store/open.ts';
import type { Company } from './company.ts';
import { type Answered, byExactAddress } from './judge.ts';
import type { LabelledMail } from './make-mails.ts';
import { readMail } from './read-mail.ts';

/** The day of the sample. */
export const SET_NOW: Now = { today: '2026-05-07', instant: Date.UTC(2026, 4, 7, 12), replay: false };

/** What the lens, and beside it the exact address alone, says of each mail. `store` holds the records of the companies. */
export async function answerSet(
  store: Store,
  companies: readonly Company[],
  mails: readonly LabelledMail[],
): Promise<{ lens: Answered[]; exact: Answered[] }> {
  const answered = await Promise.all(
    mails.map(async ({ name, answer, text }) => {
      const message = await readMail(text);
      const { candidates, ...view } = await whoIs(store, message, { own: [], now: SET_NOW });
      const ids = candidates.map(({ partner }) => partner.id);
      const exact = { name, answer, view: byExactAddress(message, companies) };
      return { lens: { name, answer, view: { ...view, ids } }, exact };
    }),
  );
  return { lens: answered.map(({ lens }) => lens), exact: answered.map(({ exact }) => exact) };
}
