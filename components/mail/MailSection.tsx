import type { ComponentChildren } from 'preact';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MailCardView } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import { Told } from '../parts/Told.tsx';
import { subjectWords, whenWords } from '../wording/mail.ts';
import { MailBody, type MailLinks } from './MailBody.tsx';
import { mailTitle } from './MailCard.tsx';

interface MailSectionProps {
  mail: MailCardView;
  today: CalendarDate;
  links: MailLinks;
  partnerHref: (partnerId: string) => string;
  /** The question who the sender is. */
  sender?: ComponentChildren;
  /** The touchpoint of the message, and what else can be done. */
  children?: ComponentChildren;
}

/** One open conversation at the top of *This page*. */
export function MailSection({ mail, today, links, partnerHref, sender, children }: MailSectionProps) {
  const { partner, messages } = mail;
  const title = <bdi>{mailTitle(mail)}</bdi>;
  return (
    <section class="sect mail" aria-label={mailTitle(mail)}>
      <h2 class="h2 mail-title">
        {partner ? <a href={partnerHref(partner.head.id)}>{title}</a> : title}
        {partner ? (
          <span class="small dim">{joinParts(partner.head.roles.map((role) => t(`role.${role}`)))}</span>
        ) : null}
        <span class="end">
          {messages.length > 1 ? t('mail.title.thread', { n: messages.length }) : t('mail.title')}
        </span>
      </h2>
      <MessageLine mail={mail} />
      <MailBody mail={mail} today={today} links={links} sender={sender}>
        {children}
      </MailBody>
    </section>
  );
}

function MessageLine({ mail }: { mail: MailCardView }) {
  const [message] = mail.messages;
  if (!message) return null;
  const from = message.direction === 'out' ? t('mail.to') : t('mail.from', { who: sentText(message.from) });
  return (
    <Told as="p" origin={mail.origin} class="small dim mail-head">
      <bdi>{joinParts([from, whenWords(message.when)])}</bdi>
      <bdi>{subjectWords(message)}</bdi>
    </Told>
  );
}
