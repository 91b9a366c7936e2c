import { joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { Candidate } from '../../lib/lens/views.ts';
import { SignWord } from '../parts/Sign.tsx';
import { Told } from '../parts/Told.tsx';
import { headWords } from '../wording/kpi.ts';
import { partnerName } from '../wording/partner.ts';

/** Tells the candidates of one number apart. */
export function candidateKey(candidate: Candidate): string {
  if (candidate.of === 'item') return `item ${candidate.itemId}`;
  return candidate.of === 'order' ? `order ${candidate.orderId}` : `partner ${candidate.partner.id}`;
}

/** What one of several meanings is, to stand on the control that chooses it. */
export function ChoiceText({ candidate }: { candidate: Candidate }) {
  return (
    <Told as="span" origin={candidate.origin} class="choice-text">
      <span class="id">
        {candidate.of === 'item' ? candidate.name : partnerName(candidate.partner.id, candidate.partner.name)}
      </span>
      <span class="small dim">{aside(candidate)}</span>
      {candidate.of === 'partner' ? null : (
        <SignWord state={candidate.state}>{t(`state.${candidate.state}`)}</SignWord>
      )}
    </Told>
  );
}

function aside(candidate: Candidate): string {
  if (candidate.of === 'item') return t('item.title');
  if (candidate.of === 'partner') return headWords(candidate.partner);
  return joinParts([t('page.matched.order'), candidate.orderNumber]);
}
