import { useEffect, useMemo } from 'preact/hooks';
import { DifferencesPart } from '../../components/differences/DifferencesPart.tsx';
import { OrderDifferences } from '../../components/differences/OrderDifferences.tsx';
import type { ProposedDate } from '../../components/outbox/TakeDate.tsx';
import { comparisonTitle, differenceRows, pointWords } from '../../components/wording/differences.ts';
import { toCsv } from '../../lib/export/csv.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DifferencesView, LineComparison } from '../../lib/lens/differences/difference-views.ts';
import { pageDifferences } from '../../lib/lens/differences/page-differences.ts';
import type { TabPage } from '../../lib/messages.ts';
import { download } from '../../lib/surface/download.ts';
import { addToReview } from '../../lib/surface/review-items.ts';
import { useReading } from '../../lib/surface/use-reading.ts';
import { followActiveTab } from './active-tab.ts';
import { LineActs } from './LineActs.tsx';
import { lineHref } from './places.ts';
import { useReview } from './ReviewItems.tsx';
import { hrefOf } from './route.ts';

/** What the documents of a page say against the records; null while it is read, and where they say nothing. */
export function useDifferences(page: TabPage | undefined, orderId?: string): DifferencesView | null {
  const readings = page?.readings;
  const { remote } = useReading(
    async (store, now) => {
      const documents = Object.values(readings ?? {}).map((reading) => ({ reading, url: page?.url ?? '' }));
      const only = orderId === undefined ? undefined : new Set([orderId]);
      return documents.length === 0 ? null : pageDifferences(store, documents, now, { only });
    },
    [readings, orderId],
    { keep: true },
  );
  return remote.value.state === 'ready' ? remote.value.value : null;
}

/** The differences of *This page*. */
export function PageDifferences({ view }: { view: DifferencesView }) {
  const { done, act } = useReview();
  const add = (comparisons: readonly LineComparison[]) =>
    act(addToReview(comparisons.map((comparison) => pointOf(comparison, view))));
  return (
    <DifferencesPart
      view={view}
      hrefOf={hrefOfComparison}
      actsOf={(comparison) => (
        <>
          <button
            type="button"
            class="btn"
            aria-label={t('review.add-of', { title: comparisonTitle(comparison) })}
            onClick={() => add([comparison])}
          >
            {t('review.add')}
          </button>
          <TakeOver comparison={comparison} host={view.host} />
        </>
      )}
      done={done}
      onAddAll={add}
      onExport={(comparisons) => {
        const { header, rows } = differenceRows(view, comparisons);
        download(`partnerlens-differences-${view.today}.csv`, toCsv(header, rows));
      }}
    />
  );
}

function pointOf(comparison: LineComparison, view: DifferencesView) {
  const { partnerId, partnerName, orderId, line } = comparison;
  return {
    partnerId,
    partnerName,
    orderId,
    ...(line ? { lineId: line.lineId } : {}),
    title: comparisonTitle(comparison),
    words: pointWords(comparison, view),
  };
}

function hrefOfComparison({ orderId, line }: LineComparison): string {
  return line ? lineHref({ orderId, lineId: line.lineId }) : hrefOf({ view: 'order', orderId });
}

/** Takes the date of the page over, where the system of the line is connected. */
function TakeOver({ comparison, host }: { comparison: LineComparison; host: string }) {
  const proposed = proposedBy(comparison, host);
  if (!comparison.line || !proposed) return null;
  return <LineActs orderId={comparison.orderId} lineId={comparison.line.lineId} proposed={proposed} />;
}

function proposedBy({ theirDate }: LineComparison, host: string): ProposedDate | undefined {
  return theirDate ? { on: theirDate, reason: t('diff.take.reason', { host }) } : undefined;
}

/** On the page of an order: what the page in the active tab says otherwise of it, and the date that it proposes for a line. */
export function useOrderBeside(orderId: string) {
  const { tab, stop } = useMemo(followActiveTab, []);
  useEffect(() => stop, [stop]);
  const view = useDifferences(tab.value?.page, orderId);
  return {
    part: view ? <OrderDifferences view={view} title={t('diff.order')} hrefOf={hrefOfComparison} /> : null,
    proposedFor: (lineId: string): ProposedDate | undefined => {
      const found = view?.comparisons.find(({ line }) => line?.lineId === lineId);
      return found && view ? proposedBy(found, view.host) : undefined;
    },
  };
}
