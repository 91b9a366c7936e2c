import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MailCard, MailCardView } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { Told } from '../parts/Told.tsx';
import { subjectWords, whenWords } from '../wording/mail.ts';
import { MailBody } from './MailBody.tsx';

/** Whom a conversation is with: the partner, else who the sender says to be. */
export function mailTitle({ partner, messages, who }: MailCardView): string {
  if (partner) return partner.head.name;
  return sentText(messages[0]?.from ?? '') || t(who.standing === 'own' ? 'mail.own' : 'mail.unknown');
}

/** Sender, subject and time of the message, in one line. */
export function MailHeadLine({ mail }: { mail: MailCardView }) {
  const [message] = mail.messages;
  if (!message) return null;
  const from = message.direction === 'out' ? t('mail.to') : sentText(message.from);
  return (
    <Told as="p" origin={mail.origin} class="small dim">
      {/* The frame is narrow: what stands above already is not said again. */}
      {from === mailTitle(mail) ? null : (
        <>
          <bdi>{from}</bdi>
          {' · '}
        </>
      )}
      <bdi>{joinParts([subjectWords(message), whenWords(message.when)])}</bdi>
    </Told>
  );
}

/** The card of a message. */
export function MailCardBody({ card }: { card: MailCard }) {
  return (
    <div class="mail">
      <MailBody mail={card.mail} today={card.workspace.today} />
    </div>
  );
}

/** True for a message of a partner that is no touchpoint yet; of a past day nothing is written. */
export function canBeLogged({ partner, log }: MailCardView): boolean {
  return partner !== undefined && log !== undefined && log.logged === undefined && !log.replay;
}

/** What "open in the side panel" shows: the partner; where nobody is known, *This page*. */
export function mailTarget({ partner }: MailCardView): PanelTarget {
  return partner ? { view: 'partner', partnerId: partner.head.id } : { view: 'page' };
}
