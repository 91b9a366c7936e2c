import { MailLogPart } from '../../components/mail/MailLogPart.tsx';
import { MailSection } from '../../components/mail/MailSection.tsx';
import { FailureNote } from '../../components/parts/Note.tsx';
import '../../components/style/mail.css';
import '../../components/style/outbox.css';
import { t } from '../../lib/i18n/t.ts';
import { mailPage } from '../../lib/lens/mail/mail-card.ts';
import type { MailPageView } from '../../lib/lens/mail/mail-views.ts';
import type { TabPage } from '../../lib/messages.ts';
import { logMail } from '../../lib/surface/mail-log.ts';
import { removeTouchpoint } from '../../lib/surface/outbox.ts';
import { useOutboxActs } from '../../lib/surface/use-outbox-acts.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { NewContactPart } from './NewContactPart.tsx';
import { candidateHref, lineHref, partnerHref, subjectHref } from './places.ts';
import { hrefOf } from './route.ts';
import { SenderPart } from './SenderPart.tsx';
import { StatusFrom } from './StatusFrom.tsx';
import { TasksAbout } from './TasksAbout.tsx';

const links = {
  line: lineHref,
  subject: subjectHref,
  candidate: candidateHref,
  alert: (alertId: string) => hrefOf({ view: 'alert', alertId }),
};

/** The open messages of a page: who each is with, what is between us, and logging it. */
export function PageMails({ page }: { page: TabPage }) {
  const mails = Object.values(page.mails ?? {});
  const messages = mails.some((mail) => mail.messages.length > 0);
  const { remote, again } = useReading(
    async (store, now): Promise<MailPageView | null> =>
      messages ? mailPage(store, mails, page.url, now) : null,
    [JSON.stringify(mails), page.url],
    { keep: true, of: ['records', 'workspace', 'settings', 'outbox', 'connections', 'summaries'] },
  );
  const { failure, act, acts } = useOutboxActs();
  if (!messages || remote.value.state === 'loading') return null;
  if (remote.value.state === 'failed')
    return (
      <section class="sect">
        <FailureNote failure={remote.value.failure} onRetry={again} />
      </section>
    );
  const view = remote.value.value;
  if (!view) return null;
  return (
    <>
      {failure ? <FailureNote failure={failure} /> : null}
      {view.mails.map((mail) => (
        <MailSection
          key={mail.key}
          mail={mail}
          today={view.workspace.today}
          links={links}
          partnerHref={partnerHref}
          sender={
            <>
              <SenderPart mail={mail} />
              <NewContactPart mail={mail} />
            </>
          }
        >
          <StatusFrom subjects={mail.named} />
          <MailLogPart
            mail={mail}
            instant={Date.now()}
            onLog={(logged, connectionId) => act(logMail(logged, connectionId))}
            onRemove={(id) => act(removeTouchpoint(id))}
            {...acts}
          />
          {mail.partner ? <TasksAbout partnerId={mail.partner.head.id} beside /> : null}
        </MailSection>
      ))}
      {view.more > 0 || view.cut ? (
        <section class="sect">
          {view.more > 0 ? <p class="small dim c">{t('mail.more', { n: view.more })}</p> : null}
          {view.cut ? <p class="small dim c">{t('mail.cut')}</p> : null}
        </section>
      ) : null}
    </>
  );
}
