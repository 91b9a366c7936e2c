import { t } from '../../lib/i18n/t.ts';
import type { MailCardView } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { Note } from '../parts/Note.tsx';
import { Told } from '../parts/Told.tsx';
import { headWords } from '../wording/kpi.ts';

/** What is not plain about the sender: a suspicion, several that may be meant, nobody at all. */
export function MailWho({ mail }: { mail: Pick<MailCardView, 'who' | 'partner' | 'origin'> }) {
  const { standing, warnings, candidates } = mail.who;
  return (
    <>
      {warnings.map((warning) => (
        <Told as="div" origin={mail.origin} key={JSON.stringify(warning)}>
          <Note
            state="risk"
            label={t('mail.suspicious')}
            what={
              <bdi>
                {warning.code === 'look-alike'
                  ? t('mail.look-alike', {
                      domain: sentText(warning.domain),
                      like: warning.like,
                      partner: warning.partner?.name ?? t('mail.own-company'),
                    })
                  : t('mail.forged', { name: sentText(warning.name), address: sentText(warning.address) })}
              </bdi>
            }
          />
        </Told>
      ))}
      {standing === 'choose' || (!mail.partner && candidates.length > 0) ? (
        <>
          <p class="say">{t('mail.choose')}</p>
          <p class="small dim">{t('mail.choose.why')}</p>
          <ul class="mail-candidates legend">
            {candidates.map(({ partner }) => (
              <li key={partner.id}>
                <span class="id">{partner.name}</span> <span class="small dim">{headWords(partner)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mail.partner || standing === 'choose' || candidates.length > 0 ? null : (
        <>
          <p class="say">{t(standing === 'own' ? 'mail.own' : 'mail.unknown')}</p>
          <p class="small dim">{t(standing === 'own' ? 'mail.own.why' : 'mail.unknown.why')}</p>
        </>
      )}
    </>
  );
}
