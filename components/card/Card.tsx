import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { StatusTarget } from '../../lib/lens/customer-status/status-views.ts';
import type { MailCard } from '../../lib/lens/mail/mail-views.ts';
import type { CardView, PartnerHead, Remote, Subject } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { canBeLogged, MailCardBody, MailHeadLine, mailTarget, mailTitle } from '../mail/MailCard.tsx';
import { Icon } from '../parts/Icon.tsx';
import { FailureNote } from '../parts/Note.tsx';
import { Skeleton } from '../parts/RemoteView.tsx';
import { Instant, Told } from '../parts/Told.tsx';
import { describedAs } from '../wording/item.ts';
import { headWords } from '../wording/kpi.ts';
import { itemWords, lineTitle, orderedWords } from '../wording/line.ts';
import { isUnknownPartner, partnerName } from '../wording/partner.ts';
import { CardAmbiguous } from './CardAmbiguous.tsx';
import { CardItem } from './CardItem.tsx';
import { CardLines } from './CardLines.tsx';
import { CardPartner } from './CardPartner.tsx';

export type CardHint = 'covered' | 'press-toolbar';

interface CardProps {
  remote: Remote<CardView | MailCard>;
  /** The present instant in milliseconds, for ages. */
  instant: number;
  onClose: () => void;
  /** Called with the event, so that the caller can tell a person's click from a forged one. */
  onOpen: (target: PanelTarget, event: Event) => void;
  /** Why a press did nothing here: something lies over the card, or this browser opens its sidebar by its own button only. */
  hint?: CardHint;
}

/** One subject in detail, over somebody else's page: who, the sentence that matters, dates, customers, actions. */
export function Card({ remote, instant, onClose, onOpen, hint }: CardProps) {
  const ready = remote.state === 'ready' ? remote.value : null;
  return (
    <Instant.Provider value={instant}>
      <div class="card" role="dialog" aria-labelledby="card-title">
        <CardHead ready={ready} onClose={onClose} />
        <section
          class="card-body"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={t('card.body')}
          aria-busy={remote.state === 'loading'}
        >
          {remote.state === 'loading' ? <Skeleton rows={4} /> : null}
          {remote.state === 'failed' ? <FailureNote failure={remote.failure} /> : null}
          {ready ? (
            'mail' in ready ? (
              <MailCardBody card={ready} />
            ) : (
              <CardContent view={ready} onOpen={onOpen} />
            )
          ) : null}
        </section>
        {ready ? (
          <footer class="card-foot">
            {hint ? <p class="small dim">{t(`card.${hint}`)}</p> : null}
            {'mail' in ready && canBeLogged(ready.mail) ? (
              <button type="button" class="btn primary" onClick={(event) => onOpen({ view: 'page' }, event)}>
                {t('mail.log.in-panel')}
              </button>
            ) : null}
            {'toCustomer' in ready && ready.toCustomer ? (
              <ToCustomer to={ready.toCustomer} onOpen={onOpen} />
            ) : null}
            <button type="button" class="btn" onClick={(event) => onOpen(targetOf(ready), event)}>
              {t('mail' in ready && ready.mail.partner ? 'mail.open-partner' : 'card.open-panel')}
            </button>
          </footer>
        ) : null}
      </div>
    </Instant.Provider>
  );
}

/** The status for the customer is looked over and copied in the side panel. */
function ToCustomer({ to, onOpen }: { to: StatusTarget; onOpen: CardProps['onOpen'] }) {
  const { orderId, customerId } = to;
  return (
    <button
      type="button"
      class="btn"
      onClick={(event) => onOpen({ view: 'status', orderId, customerId }, event)}
    >
      {t('to-customer.in-panel')}
    </button>
  );
}

function CardHead({ ready, onClose }: { ready: CardView | MailCard | null; onClose: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  // The dialog opens with its title in focus, so that a screen reader says whose details these are.
  useEffect(() => title.current?.focus(), [ready]);
  return (
    <header class="card-head">
      <div>
        <h1 id="card-title" ref={title} tabIndex={-1}>
          {headTitle(ready)}
        </h1>
        {ready ? (
          'mail' in ready ? (
            <MailHeadLine mail={ready.mail} />
          ) : (
            <HeadLine subject={ready.subject} />
          )
        ) : null}
      </div>
      <button type="button" class="btn quiet icon" aria-label={t('common.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

function headTitle(ready: CardView | MailCard | null): string {
  if (!ready) return t('card.title');
  if ('mail' in ready) return mailTitle(ready.mail);
  const { subject } = ready;
  if (subject.kind === 'ambiguous') return subject.raw;
  return subject.kind === 'item' ? subject.head.name : partnerName(subject.partner.id, subject.partner.name);
}

function HeadLine({ subject }: { subject: Subject }) {
  if (subject.kind === 'ambiguous')
    return <p class="small dim c">{t('page.ambiguous', { n: subject.candidates.length })}</p>;
  if (subject.kind === 'item')
    return <p class="small dim">{joinParts([t('item.title'), describedAs(subject.head)])}</p>;
  const line = subject.kind === 'lines' ? subject.lines[0] : undefined;
  if (!line) return <p class="small dim">{headWords(subject.partner)}</p>;
  return (
    <Told as="p" origin={line.origin} class="small dim">
      {joinParts([lineTitle(line), itemWords(line), !line.origin.stale && orderedWords(line)])}
    </Told>
  );
}

function CardContent({ view, onOpen }: { view: CardView; onOpen: CardProps['onOpen'] }): ComponentChildren {
  const { subject } = view;
  if (subject.kind === 'ambiguous') return <CardAmbiguous subject={subject} onOpen={onOpen} />;
  if (subject.kind === 'partner') return <CardPartner subject={subject} view={view} />;
  if (subject.kind === 'item') return <CardItem subject={subject} view={view} />;
  return <CardLines subject={subject} view={view} />;
}

/** What "open in the side panel" shows for a card. */
export function targetOf(view: CardView | MailCard): PanelTarget {
  if ('mail' in view) return mailTarget(view.mail);
  const { subject } = view;
  if (subject.kind === 'partner') return partnerTarget(subject.partner);
  if (subject.kind === 'ambiguous') return { view: 'lookup', text: subject.raw };
  if (subject.kind === 'item') return { view: 'item', itemId: subject.head.id };
  const line = subject.lines[0];
  return line
    ? { view: 'order', orderId: line.orderId, lineId: line.lineId }
    : partnerTarget(subject.partner);
}

function partnerTarget(partner: PartnerHead): PanelTarget {
  if (isUnknownPartner(partner.id)) return { view: 'page' };
  return { view: 'partner', partnerId: partner.id };
}
