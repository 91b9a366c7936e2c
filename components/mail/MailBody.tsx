import type { ComponentChildren } from 'preact';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import { t } from '../../lib/i18n/t.ts';
import type { MailCardView, MailPartner } from '../../lib/lens/mail/mail-views.ts';
import { sentText } from '../../lib/lens/mail/sent-text.ts';
import type { Candidate, LineView, Subject } from '../../lib/lens/views.ts';
import { AmbiguousRow } from '../lines/AmbiguousRow.tsx';
import { LineRow } from '../lines/LineRow.tsx';
import { type KnownSubject, SubjectRow } from '../lines/SubjectRow.tsx';
import { OriginLine } from '../parts/OriginLine.tsx';
import { Sent } from '../parts/Sent.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { PipelineLine } from '../pipeline/PipelineLine.tsx';
import { attachmentType, mailSentence } from '../wording/mail.ts';
import { MailAlerts, MailCases, MailRows, MailTerms } from './MailFacts.tsx';
import { MailWho } from './MailWho.tsx';

/** Where things lead; absent in the card, whose frame leads nowhere. */
export interface MailLinks {
  line: (line: LineView) => string;
  subject: (subject: KnownSubject) => string;
  candidate: (candidate: Candidate) => string;
  alert: (alertId: string) => string;
}

interface MailBodyProps {
  mail: MailCardView;
  today: CalendarDate;
  links?: MailLinks;
  /** The question who the sender is, where it can be answered. */
  sender?: ComponentChildren;
  /** What can be done, under what the message names. */
  children?: ComponentChildren;
}

const NAMED = 4;

/** What is between the sender of a message and us: the sentence that matters, what it names, what is open, and the rest. */
export function MailBody({ mail, today, links, sender, children }: MailBodyProps) {
  const { partner, named } = mail;
  // The sentence that matters stands second, unless who it is must be looked at first.
  const isPlain = partner !== undefined && mail.who.warnings.length === 0;
  return (
    <>
      <MailWho mail={mail} asked={sender !== undefined} />
      {isPlain ? null : sender}
      {partner ? <MailSaying mail={mail} partner={partner} today={today} /> : null}
      {isPlain ? sender : null}
      <MailRows title={t(mail.messages.length > 1 ? 'mail.named.thread' : 'mail.named')} count={named.length}>
        {named.slice(0, NAMED).map((subject) => (
          <li key={`${subject.kind}/${subject.raw}`}>
            <NamedRow subject={subject} today={today} links={links} />
          </li>
        ))}
      </MailRows>
      {named.length > NAMED ? (
        <p class="small dim c">{t('common.more', { n: named.length - NAMED })}</p>
      ) : null}
      {mail.messages.some(({ unread }) => unread) ? <p class="small dim">{t('mail.unread')}</p> : null}
      {mail.strange.length > 0 ? (
        <p class="small dim legend">
          <bdi>{t('mail.strange', { list: mail.strange.slice(0, NAMED).map(sentText).join(', ') })}</bdi>
        </p>
      ) : null}
      {children}
      {partner ? (
        <>
          <OtherLines partner={partner} named={named} today={today} links={links} />
          <MailCases partner={partner} />
          <MailAlerts partner={partner} today={today} hrefOf={links?.alert} />
          <section>
            <h3>{t('mail.facts')}</h3>
            <PipelineLine brief={partner.pipeline} />
            <MailTerms partner={partner} />
          </section>
        </>
      ) : null}
      <Attachments mail={mail} links={links} />
      {partner ? (
        <OriginLine origins={[partner.origin, ...partner.lines.map(({ origin }) => origin)]} />
      ) : null}
    </>
  );
}

interface OtherLinesProps extends Pick<MailBodyProps, 'today' | 'links'> {
  partner: MailPartner;
  named: MailCardView['named'];
}

/** What is open with the partner beside what the message names. */
function OtherLines({ partner, named, today, links }: OtherLinesProps) {
  const said = named.flatMap((subject) => (subject.kind === 'lines' ? subject.lines : []));
  const orders = new Set(said.map(({ orderId }) => orderId));
  const others = partner.lines.filter(({ orderId }) => !orders.has(orderId)).slice(0, NAMED);
  if (others.length === 0) return null;
  const all = Math.max(others.length, partner.open - said.filter(({ state }) => state !== 'done').length);
  return (
    <>
      <MailRows title={t(`mail.lines.${orders.size > 0 ? 'other-' : ''}${partner.side}`)} count={all}>
        {others.map((line) => (
          <li key={`${line.orderId}/${line.lineId}`}>
            <LineRow
              line={line}
              today={today}
              href={links?.line(line)}
              among={partner.side === 'customer' ? 'customer' : 'any'}
            />
          </li>
        ))}
      </MailRows>
      {all > others.length ? <p class="small dim c">{t('common.more', { n: all - others.length })}</p> : null}
    </>
  );
}

/** The most urgent line in one sentence: of what the message names, else of all that is open. */
function MailSaying({ mail, partner, today }: MailBodyProps & { partner: MailPartner }) {
  const [named] = mail.named.flatMap((subject) =>
    subject.kind === 'lines' ? subject.lines.filter(({ state }) => state !== 'done') : [],
  );
  const line = named ?? partner.lines[0];
  const origin = line?.origin ?? partner.origin;
  return (
    <Told as="p" origin={origin} class={origin.stale ? 'say dim' : 'say'}>
      <Sign state={line?.state ?? 'done'} bare={origin.stale} />
      {line ? <span>{mailSentence(line, partner, today)}</span> : <Said words={t('mail.nothing-open')} />}
    </Told>
  );
}

function Said({ words }: { words: string }) {
  const was = useWas();
  return <span>{was(words)}</span>;
}

function NamedRow({ subject, today, links }: { subject: Subject } & Pick<MailBodyProps, 'today' | 'links'>) {
  if (links && subject.kind === 'ambiguous')
    return <AmbiguousRow subject={subject} hrefOf={links.candidate} />;
  if (links && subject.kind !== 'ambiguous')
    return <SubjectRow subject={subject} today={today} href={links.subject(subject)} />;
  const line = subject.kind === 'lines' ? subject.lines[0] : undefined;
  if (line) return <LineRow line={line} today={today} />;
  return (
    <div class="rowi legend">
      <Sign state="unknown" />
      <span class="a id">{subject.kind === 'item' ? subject.head.name : sentText(subject.raw)}</span>
      <span class="d">
        {subject.kind === 'ambiguous'
          ? t('page.ambiguous', { n: subject.candidates.length })
          : t('item.title')}
      </span>
    </div>
  );
}

const FILES = 8;

function Attachments({ mail, links }: Pick<MailBodyProps, 'mail' | 'links'>) {
  const files = mail.messages.flatMap(({ key, attachments }) =>
    attachments.map((file) => ({ key, ...file })),
  );
  if (files.length === 0) return null;
  return (
    <section>
      <h3>
        {t('mail.attachments')} <span class="c">{files.length}</span>
      </h3>
      <Told as="ul" origin={mail.origin} class="mail-files">
        {files.slice(0, FILES).map((file, at) => (
          <li key={`${file.key}/${file.name}/${at}`}>
            <Sent text={file.name} class="id" /> <span class="small dim">{attachmentType(file)}</span>
          </li>
        ))}
      </Told>
      {files.length > FILES ? (
        <p class="small dim c">{t('common.more', { n: files.length - FILES })}</p>
      ) : null}
      {links ? <p class="small dim">{t('mail.attachments.drop')}</p> : null}
    </section>
  );
}
