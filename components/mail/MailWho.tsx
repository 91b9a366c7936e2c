import { t } from '../../lib/i18n/t.ts';
import type { MailCardView } from '../../lib/lens/mail/mail-views.ts';
import { Told } from '../parts/Told.tsx';
import { headWords } from '../wording/kpi.ts';
import { WhoReasons } from './WhoReasons.tsx';
import { WhoWarnings } from './WhoWarnings.tsx';

interface MailWhoProps {
  mail: Pick<MailCardView, 'who' | 'partner' | 'origin'>;
  /** The question is asked beside it, with what is suspicious: not in the card, where nothing is chosen. */
  asked: boolean;
}

/** What is not plain about the sender: a suspicion, several that may be meant and why, nobody at all. */
export function MailWho({ mail, asked }: MailWhoProps) {
  const { standing, warnings, candidates, choice } = mail.who;
  const open = !mail.partner && candidates.length > 0;
  return (
    <>
      {warnings.length > 0 && !asked ? (
        <Told as="div" origin={mail.origin}>
          <WhoWarnings warnings={warnings} />
        </Told>
      ) : null}
      {open && !asked ? (
        <>
          <p class="say">{t('mail.choose')}</p>
          <p class="small dim">{t('mail.choose.why')}</p>
          <ul class="mail-candidates legend">
            {candidates.map(({ partner, reasons }) => (
              <li key={partner.id}>
                <span class="id">{partner.name}</span> <span class="small dim">{headWords(partner)}</span>
                <WhoReasons reasons={reasons} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {mail.partner || open ? null : (
        <>
          <p class="say">{t(standing === 'own' ? 'mail.own' : 'mail.unknown')}</p>
          {warnings.length > 0 || choice ? null : (
            <p class="small dim">{t(standing === 'own' ? 'mail.own.why' : 'mail.unknown.why')}</p>
          )}
        </>
      )}
    </>
  );
}
