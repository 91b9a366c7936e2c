import { useMemo, useState } from 'preact/hooks';
import { formatDate, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { CustomerPoint, CustomersView } from '../../lib/lens/customers/customer-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Told } from '../parts/Told.tsx';
import { SegmentsHead } from '../segments/SegmentsHead.tsx';
import { asOfWords } from '../wording/line.ts';
import { CustomerTable } from './CustomerTable.tsx';
import { type RfmField, RfmGrid } from './RfmGrid.tsx';

type RfmClass = NonNullable<CustomerPoint['score']['segment']>;

interface CustomersPageProps {
  view: CustomersView;
  backHref: string;
  suppliersHref: string;
  hrefOf: (customerId: string) => string;
}

/** The customers in classes: a grid to look at and to choose from, the classes, and everybody in a table. */
export function CustomersPage({ view, backHref, suppliersHref, hrefOf }: CustomersPageProps) {
  const [field, chooseField] = useState<RfmField | null>(null);
  const [kind, chooseKind] = useState<RfmClass | null>(null);
  const { points } = view;
  const origin = useMemo(() => oldestOf(points.map((point) => point.origin)), [points]);
  const classes = useMemo(() => classesOf(points), [points]);
  const shown = points.filter(
    ({ score }) =>
      (field === null || (score.recency === field.recency && score.frequency === field.frequency)) &&
      (kind === null || score.segment === kind),
  );
  return (
    <>
      <SegmentsHead of="customers" backHref={backHref} otherHref={suppliersHref}>
        {view.day ? t('customers.placed', { n: points.length, date: formatDate(view.day) }) : null}
      </SegmentsHead>
      {origin === undefined ? (
        <Nothing title={t('customers.none')} why={t('customers.none.why')} />
      ) : (
        <>
          <Told as="section" origin={origin} class="sect">
            <RfmGrid points={points} chosen={field} onChoose={chooseField} />
            <fieldset class="toggles" aria-label={t('customers.filter')}>
              {classes.map(([each, n]) => (
                <button
                  key={each}
                  type="button"
                  class="toggle"
                  aria-pressed={each === kind}
                  onClick={() => chooseKind(each === kind ? null : each)}
                >
                  {t(`rfm.${each}`)} <span class="c">{formatNumber(n)}</span>
                </button>
              ))}
            </fieldset>
            {origin.stale ? <p class="small dim">{asOfWords(origin)}</p> : null}
          </Told>
          <CustomerTable
            rows={shown}
            customers={view.customers ?? points.length}
            today={view.workspace.today}
            hrefOf={hrefOf}
          />
          <p class="small dim after">{t(`customers.how.${view.basis ?? 'cost'}`)}</p>
        </>
      )}
    </>
  );
}

/** Classes with anybody in them, the largest first. */
function classesOf(points: readonly CustomerPoint[]): [RfmClass, number][] {
  const counts = new Map<RfmClass, number>();
  for (const { score } of points)
    if (score.segment !== null) counts.set(score.segment, (counts.get(score.segment) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
