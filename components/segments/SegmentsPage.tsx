import { useMemo, useState } from 'preact/hooks';
import { formatDate, formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { SegmentPoint, SegmentsView } from '../../lib/lens/segments/segment-views.ts';
import { Nothing } from '../page/PagePanel.tsx';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Told } from '../parts/Told.tsx';
import { asOfWords } from '../wording/line.ts';
import { KraljicMatrix } from './KraljicMatrix.tsx';
import { OwnerLoads } from './OwnerLoads.tsx';
import { SegmentsHead } from './SegmentsHead.tsx';
import { SegmentTable } from './SegmentTable.tsx';

type Quadrant = NonNullable<SegmentPoint['quadrant']>;
const QUADRANTS: Quadrant[] = ['strategic', 'bottleneck', 'leverage', 'routine'];

interface SegmentsPageProps {
  view: SegmentsView;
  backHref: string;
  customersHref: string;
  hrefOf: (partnerId: string) => string;
}

/** The portfolio in segments: a matrix to look at, what each quadrant asks for, and everybody in a table. */
export function SegmentsPage({ view, backHref, customersHref, hrefOf }: SegmentsPageProps) {
  const [quadrant, choose] = useState<Quadrant | null>(null);
  const { suppliers } = view;
  const counts = useMemo(() => countsOf(suppliers), [suppliers]);
  const shown = quadrant === null ? suppliers : suppliers.filter((point) => point.quadrant === quadrant);
  const origin = useMemo(() => oldestOf(suppliers.map((point) => point.origin)), [suppliers]);
  const placed = suppliers.filter((point) => point.quadrant !== null).length;
  return (
    <>
      <SegmentsHead of="suppliers" backHref={backHref} otherHref={customersHref}>
        {t('segment.placed', { placed, n: suppliers.length, date: formatDate(view.day) })}
      </SegmentsHead>
      {origin === undefined ? (
        <Nothing title={t('segment.none')} why={t('segment.none.why')} />
      ) : (
        <>
          <Told as="section" origin={origin} class="sect">
            {placed === 0 ? (
              <Nothing title={t('segment.unplaced.title')} why={unplacedWhy(suppliers)} />
            ) : (
              <KraljicMatrix points={suppliers} hrefOf={hrefOf} />
            )}
            <fieldset class="toggles" aria-label={t('segment.filter')}>
              {QUADRANTS.map((each) => (
                <button
                  key={each}
                  type="button"
                  class="toggle"
                  aria-pressed={each === quadrant}
                  onClick={() => choose(each === quadrant ? null : each)}
                >
                  {t(`segment.${each}`)} <span class="c">{formatNumber(counts.get(each) ?? 0)}</span>
                </button>
              ))}
            </fieldset>
            {origin.stale ? <p class="small dim">{asOfWords(origin)}</p> : null}
            {quadrant ? <p class="small dim">{t(`segment.${quadrant}.asks`)}</p> : null}
          </Told>
          <SegmentTable rows={shown} hrefOf={hrefOf} />
          <p class="small dim after">{t('segment.how')}</p>
          <OwnerLoads view={view} origin={origin} />
        </>
      )}
    </>
  );
}

/** What is not known of anybody. */
function unplacedWhy(suppliers: readonly SegmentPoint[]): string {
  return t(
    suppliers.every(({ impact }) => impact === null) ? 'segment.unplaced.impact' : 'segment.unplaced.risk',
  );
}

function countsOf(suppliers: readonly SegmentPoint[]): Map<Quadrant, number> {
  const counts = new Map<Quadrant, number>();
  for (const { quadrant } of suppliers)
    if (quadrant !== null) counts.set(quadrant, (counts.get(quadrant) ?? 0) + 1);
  return counts;
}
