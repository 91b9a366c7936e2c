import { t } from '../../lib/i18n/t.ts';
import type { Subject } from '../../lib/lens/views.ts';
import { Sign, SignWord } from '../parts/Sign.tsx';

type AmbiguousSubject = Extract<Subject, { kind: 'ambiguous' }>;
export type Candidate = AmbiguousSubject['candidates'][number];

interface AmbiguousRowProps {
  subject: AmbiguousSubject;
  hrefOf: (candidate: Candidate) => string;
}

/** A number that several partners use: each of them side by side with its order, for the person to choose. */
export function AmbiguousRow({ subject, hrefOf }: AmbiguousRowProps) {
  return (
    <>
      <div class="rowi">
        <Sign state={subject.state} />
        <span class="a">
          <span class="id">{subject.raw}</span>
        </span>
        <span class="v">{t('verdict.ambiguous')}</span>
        <span class="d">{t('card.ambiguous')}</span>
      </div>
      <ul class="choices">
        {subject.candidates.map((candidate) => (
          <li key={candidate.orderId}>
            <a class="choice" href={hrefOf(candidate)}>
              <span class="id">{candidate.partner.name}</span>
              <span class="small dim">{candidate.orderNumber}</span>
              <SignWord state={candidate.state}>{t(`state.${candidate.state}`)}</SignWord>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
