import { checkDraft } from '../../../lib/lens/mail/draft/check-draft.ts';
import type { DraftFinding, DraftView } from '../../../lib/lens/mail/draft/draft-views.ts';
import { readWritten } from '../../../lib/sites/mail/draft/read-written.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { Store } from '../../../lib/store/open.ts';
import { MAIL_TODAY } from './mail-company.ts';
import { type LabelledMail, readMails } from './read-mails.ts';

const NOW = { today: MAIL_TODAY, instant: Date.parse(`${MAIL_TODAY}T12:00:00Z`), replay: false };

/** What the check says of a mail that stands in an editor; needs a document. */
function judgeMail(store: Store, { to, subject, body }: LabelledMail): Promise<DraftView> {
  const isHtml = body.startsWith('<');
  const editor = document.createElement(isHtml ? 'div' : 'textarea');
  if (isHtml) editor.innerHTML = body;
  else (editor as HTMLTextAreaElement).value = body;
  const steps = readWritten([editor], subject, pageNodes);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { facts, cut } = step.value;
  const draft = { key: '0123456789abcdef', to: [to], from: 'mira@norvane.example', cut, facts };
  return checkDraft(store, draft, NOW);
}

/** What a label stands for: one of several findings about days, else the finding of that name. */
const DATES: ReadonlySet<string> = new Set<DraftFinding['code']>([
  ...(['promised', 'supply', 'once', 'shipped', 'received', 'sent'] as const),
  ...(['not-shipped', 'not-received', 'already-received'] as const),
]);
const fits = (label: string, code: string) => label === (DATES.has(code) ? 'date' : code);

/** Of a set: how many mails contradict, and which of them were missed; how many do not, and which were warned of. */
export async function measureMails(store: Store, set: string, chosen: (mail: number) => boolean) {
  const result = { contradicting: 0, missed: [] as string[], clean: 0, warned: [] as string[] };
  for (const [at, mail] of readMails(set).entries()) {
    if (!chosen(at)) continue;
    const { findings } = await judgeMail(store, mail);
    const codes = findings.map(({ code }) => code);
    const line = `${mail.name} ${mail.language} ${mail.label} [${codes}] ${mail.subject} ${mail.body}`;
    if (mail.label === 'clean') {
      result.clean++;
      if (codes.length > 0) result.warned.push(line);
    } else {
      result.contradicting++;
      if (!codes.some((code) => fits(mail.label, code))) result.missed.push(line);
    }
  }
  return result;
}
