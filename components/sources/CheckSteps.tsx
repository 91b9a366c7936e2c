import type { Failure } from '../../lib/domain/result.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CheckStep } from '../../lib/sources/tryton/connect.ts';
import { FailureNote } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';

/** How far a connection check came. */
export interface Checked {
  steps: { step: CheckStep; detail: string }[];
  failure?: Failure;
}

/** The steps of a connection check that hold, and what stopped it. */
export function CheckSteps({ steps, failure }: Checked) {
  return (
    <div role="status" class="mt">
      <ul class="check-steps">
        {steps.map(({ step, detail }) => (
          <li key={step}>
            <Sign state="done" /> <span>{stepWords(step, detail)}</span>
          </li>
        ))}
      </ul>
      {failure ? <FailureNote failure={failure} /> : null}
    </div>
  );
}

function stepWords(step: CheckStep, detail: string): string {
  if (step === 'orders') return t('sources.check.orders', { n: Number(detail) });
  if (step === 'objects' && detail !== '') return t('sources.check.objects.some', { detail });
  return t(`sources.check.${step}`, { detail });
}
