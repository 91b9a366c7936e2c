import type { Failure } from '../../lib/domain/result.ts';
import { formatBytes } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { FeedStep } from '../../lib/sources/feed/check-steps.ts';
import type { ObjectSample } from '../../lib/sources/object-sample.ts';
import type { CheckStep } from '../../lib/sources/tryton/connect.ts';
import { FailureNote } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { SampleStep } from './SampleStep.tsx';

/** A step of a connection check, of any system. */
export type AnyStep =
  | { of?: undefined; step: CheckStep | 'permission'; detail: string }
  | { of: 'feed'; step: FeedStep; detail: string }
  | { of: 'object'; sample: ObjectSample };

/** How far a connection check came. */
export interface Checked {
  steps: AnyStep[];
  failure?: Failure;
}

/** The steps of a connection check that hold, one record of each object, and what stopped it. */
export function CheckSteps({ steps, failure }: Checked) {
  return (
    <div role="status" class="mt">
      <ul class="check-steps">
        {steps.map((each) =>
          each.of === 'object' ? (
            <SampleStep key={each.sample.object} sample={each.sample} />
          ) : (
            <li key={each.step}>
              <Sign state="done" />{' '}
              <span>{each.of === 'feed' ? feedWords(each) : stepWords(each.step, each.detail)}</span>
            </li>
          ),
        )}
      </ul>
      {failure ? <FailureNote failure={failure} /> : null}
    </div>
  );
}

function stepWords(step: CheckStep | 'permission', detail: string): string {
  if (step === 'permission') return t('check.permission', { detail });
  if (step === 'orders') return t('sources.check.orders', { n: Number(detail) });
  if (step === 'objects' && detail !== '') return t('sources.check.objects.some', { detail });
  return t(`sources.check.${step}`, { detail });
}

function feedWords({ step, detail }: { step: FeedStep; detail: string }): string {
  if (step === 'columns' || step === 'budget') return t(`feeds.check.${step}`, { n: Number(detail) });
  if (step === 'answer') return t('feeds.check.answer', { detail: formatBytes(Number(detail)) });
  if (step === 'sign-in') return t(detail === 'none' ? 'feeds.check.sign-in.none' : 'feeds.check.sign-in');
  if (step === 'permission') return t('check.permission', { detail });
  return t('feeds.check.clock');
}
