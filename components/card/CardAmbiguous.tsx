import { t } from '../../lib/i18n/t.ts';
import type { Candidate, Subject } from '../../lib/lens/views.ts';
import type { PanelTarget } from '../../lib/messages.ts';
import { ChoiceText, candidateKey } from '../lines/Choice.tsx';

interface CardAmbiguousProps {
  subject: Extract<Subject, { kind: 'ambiguous' }>;
  onOpen: (target: PanelTarget, event: Event) => void;
}

/** One number, several meanings: side by side for the person to choose, never guessed. */
export function CardAmbiguous({ subject, onOpen }: CardAmbiguousProps) {
  const partners = subject.candidates.every((candidate) => candidate.of !== 'item');
  return (
    <>
      <p class="say">{t(partners ? 'card.ambiguous' : 'card.ambiguous.what')}</p>
      <p class="small dim">
        {t(partners ? 'card.ambiguous.why' : 'card.ambiguous.what-why', { number: subject.raw })}
      </p>
      <ul class="choices mt">
        {subject.candidates.map((candidate) => (
          <li key={candidateKey(candidate)}>
            <button
              type="button"
              class="choice"
              onClick={(event) => onOpen(targetOfCandidate(candidate), event)}
            >
              <ChoiceText candidate={candidate} />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function targetOfCandidate(candidate: Candidate): PanelTarget {
  if (candidate.of === 'item') return { view: 'item', itemId: candidate.itemId };
  if (candidate.of === 'partner') return { view: 'partner', partnerId: candidate.partner.id };
  return { view: 'order', orderId: candidate.orderId };
}
