import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CardView, PartnerHead, Remote, Subject } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { Icon } from '../parts/Icon.tsx';
import { FailureNote } from '../parts/Note.tsx';
import { Skeleton } from '../parts/RemoteView.tsx';
import { headWords } from '../wording/kpi.ts';
import { itemWords, lineTitle, orderedWords } from '../wording/line.ts';
import { CardAmbiguous } from './CardAmbiguous.tsx';
import { CardLines } from './CardLines.tsx';
import { CardPartner } from './CardPartner.tsx';

interface CardProps {
  remote: Remote<CardView>;
  /** The present instant in milliseconds, for ages. */
  instant: number;
  onClose: () => void;
  /** Called with the event, so that the caller can tell a person's click from a forged one. */
  onOpen: (target: PanelTarget, event: Event) => void;
  /** Something lies over the card: its actions point to the toolbar instead. */
  covered?: boolean;
}

/** One subject in detail, over somebody else's page: who, the sentence that matters, dates, customers, actions. */
export function Card({ remote, instant, onClose, onOpen, covered }: CardProps) {
  const ready = remote.state === 'ready' ? remote.value : null;
  return (
    <div class="card" role="dialog" aria-labelledby="card-title">
      <CardHead subject={ready?.subject} onClose={onClose} />
      <section
        class="card-body"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={t('card.body')}
        aria-busy={remote.state === 'loading'}
      >
        {remote.state === 'loading' ? <Skeleton rows={4} /> : null}
        {remote.state === 'failed' ? <FailureNote failure={remote.failure} /> : null}
        {ready ? <CardContent view={ready} instant={instant} onOpen={onOpen} /> : null}
      </section>
      {ready ? (
        <footer class="card-foot">
          {covered ? <p class="small dim">{t('card.covered')}</p> : null}
          <button type="button" class="btn" onClick={(event) => onOpen(targetOf(ready.subject), event)}>
            {t('card.open-panel')}
          </button>
        </footer>
      ) : null}
    </div>
  );
}

function CardHead({ subject, onClose }: { subject?: Subject; onClose: () => void }) {
  const title = useRef<HTMLHeadingElement>(null);
  // The dialog opens with its title in focus, so that a screen reader says whose details these are.
  useEffect(() => title.current?.focus(), [subject]);
  return (
    <header class="card-head">
      <div>
        <h1 id="card-title" ref={title} tabIndex={-1}>
          {headTitle(subject)}
        </h1>
        {subject ? <p class="small dim">{headLine(subject)}</p> : null}
      </div>
      <button type="button" class="btn quiet icon" aria-label={t('common.close')} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  );
}

function headTitle(subject?: Subject): string {
  if (!subject) return t('card.title');
  return subject.kind === 'ambiguous' ? subject.raw : subject.partner.name;
}

function headLine(subject: Subject): string {
  if (subject.kind === 'ambiguous') return t('page.ambiguous', { n: subject.candidates.length });
  const line = subject.kind === 'lines' ? subject.lines[0] : undefined;
  if (!line) return headWords(subject.partner);
  return joinParts([lineTitle(line), itemWords(line), orderedWords(line)]);
}

function CardContent({
  view,
  instant,
  onOpen,
}: {
  view: CardView;
  instant: number;
  onOpen: CardProps['onOpen'];
}): ComponentChildren {
  const { subject } = view;
  if (subject.kind === 'ambiguous') return <CardAmbiguous subject={subject} onOpen={onOpen} />;
  if (subject.kind === 'partner')
    return <CardPartner subject={subject} workspace={view.workspace} instant={instant} />;
  return <CardLines subject={subject} view={view} instant={instant} />;
}

/** What "open in the side panel" shows for a subject. */
export function targetOf(subject: Subject): PanelTarget {
  if (subject.kind === 'partner') return partnerTarget(subject.partner);
  if (subject.kind === 'ambiguous') return { view: 'lookup', text: subject.raw };
  const line = subject.lines[0];
  return line
    ? { view: 'order', orderId: line.orderId, lineId: line.lineId }
    : partnerTarget(subject.partner);
}

function partnerTarget(partner: PartnerHead): PanelTarget {
  return { view: 'partner', partnerId: partner.id };
}
