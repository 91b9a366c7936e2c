import { t } from '../../lib/i18n/t.ts';
import type { Subject } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { SignWord } from '../parts/Sign.tsx';

interface CardAmbiguousProps {
  subject: Extract<Subject, { kind: 'ambiguous' }>;
  onOpen: (target: PanelTarget, event: Event) => void;
}

/** One number, several partners: side by side for the person to choose, never guessed. */
export function CardAmbiguous({ subject, onOpen }: CardAmbiguousProps) {
  return (
    <>
      <p class="say">{t('card.ambiguous')}</p>
      <p class="small dim">{t('card.ambiguous.why', { number: subject.raw })}</p>
      <ul class="choices mt">
        {subject.candidates.map((candidate) => (
          <li key={candidate.orderId}>
            <button
              type="button"
              class="choice"
              onClick={(event) => onOpen({ view: 'order', orderId: candidate.orderId }, event)}
            >
              <span class="id">{candidate.partner.name}</span>
              <span class="small dim">{candidate.orderNumber}</span>
              <SignWord state={candidate.state}>{t(`state.${candidate.state}`)}</SignWord>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
