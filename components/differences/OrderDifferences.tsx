import type { ComponentChildren } from 'preact';
import { t } from '../../lib/i18n/t.ts';
import type { DifferencesView, LineComparison } from '../../lib/lens/differences/difference-views.ts';
import { differs } from '../../lib/lens/differences/worst-difference.ts';
import { ComparisonRow } from './ComparisonRow.tsx';

/** Lines that stand in a card or on the page of an order. */
const SHOWN = 10;

interface OrderDifferencesProps {
  view: DifferencesView;
  title: string;
  hrefOf?: (comparison: LineComparison) => string | undefined;
  acts?: ComponentChildren;
}

/** What the page contradicts of one order; nothing where it agrees. */
export function OrderDifferences({ view, title, hrefOf, acts }: OrderDifferencesProps) {
  const found = view.comparisons.filter((each) => differs(each) || each.theirDate);
  if (found.length === 0) return null;
  return (
    <section class="sect diff-order">
      <h2 class="h2">
        {title} <span class="c">{found.length}</span>
      </h2>
      {found.slice(0, SHOWN).map((comparison) => (
        <ComparisonRow
          key={JSON.stringify([comparison.orderId, comparison.line?.lineId, comparison.row])}
          comparison={comparison}
          today={view.today}
          href={hrefOf?.(comparison)}
          brief
        />
      ))}
      {found.length > SHOWN ? (
        <p class="small dim c">{t('common.more', { n: found.length - SHOWN })}</p>
      ) : null}
      {acts}
    </section>
  );
}
