import type { ComponentChildren } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { DifferencesView, LineComparison } from '../../lib/lens/differences/difference-views.ts';
import { differs } from '../../lib/lens/differences/worst-difference.ts';
import { oldestOf } from '../parts/OriginLine.tsx';
import { Part } from '../parts/Part.tsx';
import { Instant, sourceWords, Told } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { ComparisonRow } from './ComparisonRow.tsx';

const ROW_HEIGHT = 96;

interface DifferencesPartProps {
  view: DifferencesView;
  hrefOf: (comparison: LineComparison) => string | undefined;
  actsOf: (comparison: LineComparison) => ComponentChildren;
  /** What was done last, with the way back. */
  done?: ComponentChildren;
  onExport: (comparisons: readonly LineComparison[]) => void;
  onAddAll: (comparisons: readonly LineComparison[]) => void;
}

/** What the page says of our orders against our records: the differences, worst first, or all that was compared. */
export function DifferencesPart({ view, hrefOf, actsOf, done, onExport, onAddAll }: DifferencesPartProps) {
  const found = view.comparisons.filter(isDifference);
  const [all, setAll] = useState(false);
  const rows = all ? view.comparisons : found;
  const cut = view.cut ? <p class="small">{t('diff.cut')}</p> : null;
  if (view.comparisons.length === 0)
    return (
      cut && (
        <div id="differences">
          <Part title={t('diff.title')}>{cut}</Part>
        </div>
      )
    );
  return (
    <div id="differences">
      <Part
        title={t('diff.title')}
        count={found.length}
        end={found.length > 0 ? t('common.worst-first') : undefined}
      >
        <fieldset class="toggles page-filter" aria-label={t('diff.show')}>
          <Toggle on={!all} onClick={() => setAll(false)}>
            {t('diff.show.differ', { count: formatNumber(found.length) })}
          </Toggle>
          <Toggle on={all} onClick={() => setAll(true)}>
            {t('diff.show.all', { count: formatNumber(view.comparisons.length) })}
          </Toggle>
        </fieldset>
        {cut}
        {rows.length === 0 ? <p class="dim">{t('diff.none')}</p> : null}
        <VirtualList rows={rows} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
          {(comparison) => (
            <ComparisonRow
              comparison={comparison}
              today={view.today}
              href={hrefOf(comparison)}
              brief={!all}
              acts={isDifference(comparison) ? actsOf(comparison) : undefined}
            />
          )}
        </VirtualList>
        {done}
        <div class="acts">
          {found.length > 1 ? (
            <button type="button" class="btn" onClick={() => onAddAll(found)}>
              {t('review.add-all', { n: found.length })}
            </button>
          ) : null}
          <button type="button" class="btn" onClick={() => onExport(rows)} disabled={rows.length === 0}>
            {t('diff.export')}
          </button>
        </div>
        <Ages view={view} />
      </Part>
    </div>
  );
}

/** True for what a person has to look at: what differs, and what the page promises where we have nothing. */
function isDifference(comparison: LineComparison): boolean {
  return differs(comparison) || comparison.verdict === 'only-there';
}

/** The way from the head of a long page down to its differences; nothing where there are none. */
export function ToDifferences({ view }: { view: DifferencesView }) {
  const found = view.comparisons.filter(isDifference).length;
  if (found === 0) return null;
  return (
    <p class="part-act">
      <button
        type="button"
        class="link"
        onClick={() => document.getElementById('differences')?.scrollIntoView()}
      >
        {t('diff.jump', { n: found })}
      </button>
    </p>
  );
}

function keyOf(comparison: LineComparison): string {
  const { orderId, line, row, whole } = comparison;
  return JSON.stringify([orderId, line?.lineId, row, whole]);
}

interface ToggleProps {
  on: boolean;
  onClick: () => void;
  children: string;
}

function Toggle({ on, onClick, children }: ToggleProps) {
  return (
    <button type="button" class="toggle" aria-pressed={on} onClick={onClick}>
      {children}
    </button>
  );
}

/** How old both sides are, and what was not compared. */
function Ages({ view }: { view: DifferencesView }) {
  const instant = useContext(Instant);
  const ours = oldestOf(view.comparisons.map((each) => each.ours));
  const theirs = view.comparisons[0]?.theirs;
  return (
    <>
      {ours && theirs ? (
        <p class="small dim provenance">
          {t('diff.ours')}: {sourceWords(ours, instant)}. {t('diff.page')}: {sourceWords(theirs, instant)}.
        </p>
      ) : null}
      {view.unknownRows > 0 && theirs ? (
        <Told as="p" origin={theirs} class="small dim">
          {t('diff.unknown', { n: view.unknownRows })}
        </Told>
      ) : null}
    </>
  );
}
