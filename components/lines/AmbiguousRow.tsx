import { t } from '../../lib/i18n/t.ts';
import type { Candidate, Subject } from '../../lib/lens/views.ts';
import { Sign } from '../parts/Sign.tsx';
import { ChoiceText, candidateKey } from './Choice.tsx';

interface AmbiguousRowProps {
  subject: Extract<Subject, { kind: 'ambiguous' }>;
  hrefOf: (candidate: Candidate) => string;
}

/** A number that may mean several things: each of them side by side, for the person to choose. */
export function AmbiguousRow({ subject, hrefOf }: AmbiguousRowProps) {
  return (
    <>
      <div class="rowi">
        <Sign state={subject.state} label={t('verdict.ambiguous')} />
        <span class="a">
          <span class="id">{subject.raw}</span>
        </span>
        <span class="v">{t('verdict.ambiguous')}</span>
        <span class="d">
          {t(subject.candidates.some(({ of }) => of === 'item') ? 'card.ambiguous.what' : 'card.ambiguous')}
        </span>
      </div>
      <ul class="choices">
        {subject.candidates.map((candidate) => (
          <li key={candidateKey(candidate)}>
            <a class="choice" href={hrefOf(candidate)}>
              <ChoiceText candidate={candidate} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
