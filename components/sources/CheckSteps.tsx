import type { PaintState } from '../../lib/domain/mention.ts';
import type { Failure } from '../../lib/domain/result.ts';
import { formatBytes, formatList, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CheckStep } from '../../lib/sources/check-step.ts';
import type { FeedStep } from '../../lib/sources/feed/check-steps.ts';
import type { ObjectSample } from '../../lib/sources/object-sample.ts';
import type { FoundByMail } from '../../lib/sources/probe-look-ups.ts';
import { FailureNote } from '../parts/Note.tsx';
import { Sign } from '../parts/Sign.tsx';
import { nameOf, SampleStep } from './SampleStep.tsx';

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
  // A report has one object, its rows, and it stands in its place.
  const isRow = ({ object }: ObjectSample) => object === 'table';
  const samples = steps.flatMap((each) => (each.of === 'object' && !isRow(each.sample) ? [each.sample] : []));
  return (
    <div role="status" class="mt">
      <ul class="check-steps">
        {steps.map((each) =>
          each.of !== 'object' ? (
            <li key={each.step}>
              <Sign state={stateOf(each)} />{' '}
              <span>{each.of === 'feed' ? feedWords(each) : stepWords(each.step, each.detail)}</span>
            </li>
          ) : isRow(each.sample) ? (
            <SampleStep key={each.sample.object} sample={each.sample} />
          ) : null,
        )}
      </ul>
      {samples.length > 0 ? <Samples samples={samples} /> : null}
      {failure ? <FailureNote failure={failure} /> : null}
    </div>
  );
}

/** Steps that hold and tell what is missing all the same; without a scope records stay away that are there. */
const LACKING: Partial<Record<AnyStepName, PaintState>> = {
  scopes: 'risk',
  accounts: 'unknown',
  objects: 'unknown',
  properties: 'unknown',
};
type AnyStepName = CheckStep | 'permission' | FeedStep;

function stateOf({ step, detail }: { step: AnyStepName; detail: string }): PaintState {
  return (detail === '' ? undefined : LACKING[step]) ?? 'done';
}

/** One record of each object: open where something is wrong with one. */
function Samples({ samples }: { samples: readonly ObjectSample[] }) {
  const wrong = samples.filter(({ result }) => result === 'refused' || result === 'odd').length;
  const read = samples.filter(({ result }) => result === 'read').length;
  return (
    <details class="offers mt" open={wrong > 0}>
      <summary>
        {t('check.objects')}{' '}
        <span class="small dim">
          {t('check.objects.read', { read, of: samples.length })}
          {wrong > 0 ? ` · ${t('check.objects.wrong', { n: wrong })}` : null}
        </span>
      </summary>
      <ul class="check-steps">
        {samples.map((sample) => (
          <SampleStep key={sample.object} sample={sample} />
        ))}
      </ul>
    </details>
  );
}

/** What a system need not tell; each has words for that. */
type Untold =
  | 'user'
  | 'look-ups'
  | 'order-number'
  | 'deletions'
  | 'field-service'
  | 'currency'
  | 'scopes'
  | 'properties'
  | 'names'
  | 'lines'
  | 'campaigns';
const UNTOLD: ReadonlySet<string> = new Set<Untold>([
  'user',
  'look-ups',
  'order-number',
  'deletions',
  'field-service',
  'currency',
  'scopes',
  'properties',
  'names',
  'lines',
  'campaigns',
]);

/** `18/15000` */
function limitOf(detail: string): { used: string; of: string } {
  const [used = 0, of = 0] = detail.split('/').map(Number);
  return { used: formatNumber(used), of: formatNumber(of) };
}

function stepWords(step: CheckStep | 'permission', detail: string): string {
  if (step === 'permission') return t('check.permission', { detail });
  if (step === 'orders') return t('sources.check.orders', { n: Number(detail) });
  if (step === 'sales') return salesWords(detail);
  if (UNTOLD.has(step) && detail === '') return t(`sources.check.${step as Untold}.untold`);
  if (step === 'look-ups') return t(`sources.check.look-ups.${detail as Exclude<FoundByMail, ''>}`);
  if (step === 'currency' && detail === '*') return t('sources.check.currency.own');
  if (step === 'renewal' && detail === 'secret') return t('sources.check.renewal.secret');
  if (step === 'renewal')
    return t(detail === 'rotated' ? 'sources.check.renewal' : 'sources.check.renewal.kept');
  if (step === 'credits') return t('sources.check.credits', { detail: formatNumber(Number(detail)) });
  if (step === 'limit') return t('sources.check.limit', limitOf(detail));
  if ((step === 'objects' || step === 'accounts') && detail !== '')
    return t(`sources.check.${step}.some`, { detail: formatList(detail.split(', ').map(nameOf)) });
  const names = step === 'deletions' ? formatList(detail.split(', ').map(nameOf)) : detail;
  return t(`sources.check.${step}`, { detail: names });
}

/** `42`, or `5000+` where a system counts no further. */
function salesWords(detail: string): string {
  const n = Number.parseInt(detail, 10);
  return t(detail.endsWith('+') ? 'sources.check.sales.more' : 'sources.check.sales', { n });
}

function feedWords({ step, detail }: { step: FeedStep; detail: string }): string {
  if (step === 'columns' || step === 'budget') return t(`feeds.check.${step}`, { n: Number(detail) });
  if (step === 'answer') return t('feeds.check.answer', { detail: formatBytes(Number(detail)) });
  if (step === 'sign-in') return t(detail === 'none' ? 'feeds.check.sign-in.none' : 'feeds.check.sign-in');
  if (step === 'permission') return t('check.permission', { detail });
  return t('feeds.check.clock');
}
