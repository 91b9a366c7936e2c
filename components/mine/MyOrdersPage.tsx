import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import type { Mine } from '../../lib/domain/mine.ts';
import { formatNumber } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type {
  ChosenLines,
  MineFilter,
  MyLine,
  MyOrders,
  MyOrdersHead,
} from '../../lib/lens/mine/mine-views.ts';
import { lineOf } from '../../lib/lens/mine/my-orders.ts';
import type { LineView } from '../../lib/lens/views.ts';
import { BeingMade } from '../parts/BeingMade.tsx';
import { Sign } from '../parts/Sign.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { MyLineRow } from './MyLineRow.tsx';
import { Totals } from './Totals.tsx';
import { useChosenLines } from './use-chosen-lines.ts';

interface MyOrdersPageProps {
  head: MyOrdersHead;
  view: 'mine' | 'all';
  orders: MyOrders;
  filter: MineFilter;
  onFilter: (filter: MineFilter) => void;
  lineHref: (line: LineView) => string;
  /** What can be done about the lines that are listed. */
  chase?: (lines: readonly MyLine[]) => ComponentChildren;
}

const ROW_HEIGHT = 46;

/** Open lines, worst first, with filters and their worth per currency. */
export function MyOrdersPage({ head, view, orders, filter, onFilter, lineHref, chase }: MyOrdersPageProps) {
  const chosen = useChosenLines(orders.lines, filter);
  const { oldest } = chosen;
  const { today } = head.workspace;
  const acts = useMemo(() => chase?.(chosen.lines), [chosen.lines]);
  return (
    <section class="sect">
      <h2 class="h2">
        {t('mine.lines')} <span class="c">{formatNumber(chosen.lines.length)}</span>
        {chosen.lines.length > 1 ? (
          <span class="end">{t(filter.likelyLate ? 'mine.likeliest-first' : 'common.worst-first')}</span>
        ) : null}
      </h2>
      <BeingMade made={head.made} all={head.all} />
      <Filters chosen={chosen} filter={filter} onFilter={onFilter} />
      {oldest ? <Totals {...chosen} origin={lineOf(oldest, orders.context).origin} /> : null}
      {acts}
      {orders.left > 0 ? (
        <p class="small dim being-read" role="status">
          {t('mine.left', { n: orders.left })}
        </p>
      ) : null}
      <VirtualList rows={chosen.lines} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
        {(row) => {
          const line = lineOf(row, orders.context);
          return <MyLineRow line={line} today={today} href={lineHref(line)} />;
        }}
      </VirtualList>
      {chosen.lines.length === 0 && orders.left === 0 ? (
        <None isFiltered={orders.lines.length > 0} view={view} />
      ) : null}
    </section>
  );
}

/** Why no line is listed: the filter leaves none, or there is none. */
function None({ isFiltered, view }: { isFiltered: boolean; view: 'mine' | 'all' }) {
  if (isFiltered) return <p class="dim">{t('mine.none')}</p>;
  if (view === 'all') return <p class="dim">{t('partner.none-open')}</p>;
  return (
    <>
      <p class="dim">{t('mine.none.title')}</p>
      <p class="small dim">{t('mine.none.why')}</p>
    </>
  );
}

function keyOf({ packed }: MyLine): string {
  return `${packed[0]}/${packed[1]}`;
}

interface WhoseProps {
  view: 'mine' | 'all';
  mine: Mine;
  onView: (view: 'mine' | 'all') => void;
  onChange: () => void;
}

/** Mine or all, and whose "mine" is. */
export function Whose({ view, mine, onView, onChange }: WhoseProps) {
  return (
    <div class="filters whose">
      <fieldset class="toggles" aria-label={t('mine.view')}>
        {(['mine', 'all'] as const).map((option) => (
          <button
            key={option}
            type="button"
            class="toggle"
            aria-pressed={option === view}
            onClick={() => onView(option)}
          >
            {t(`mine.${option}`)}
          </button>
        ))}
        <span class="small dim names-mine">{mine.map(({ name }) => name).join(', ')}</span>
        <button type="button" class="link small" onClick={onChange}>
          {t('mine.change')}
        </button>
      </fieldset>
    </div>
  );
}

interface FiltersProps {
  chosen: ChosenLines;
  filter: MineFilter;
  onFilter: (filter: MineFilter) => void;
}

function Filters({ chosen, filter, onFilter }: FiltersProps) {
  const { states, plants, companies, likelyLate, known } = chosen;
  return (
    <div class="mine-filters">
      {likelyLate.high > 0 || filter.likelyLate ? (
        <button
          type="button"
          class="toggle"
          aria-pressed={filter.likelyLate === true}
          title={t('mine.likely-late.how', { n: likelyLate.elevated })}
          onClick={() => onFilter({ ...filter, likelyLate: !filter.likelyLate })}
        >
          <span>
            <b>{formatNumber(likelyLate.high)}</b> {t('mine.likely-late')}
          </span>
        </button>
      ) : null}
      {states.length > 1 || filter.state !== 'all' ? (
        <fieldset class="toggles page-filter" aria-label={t('mine.state')}>
          {states.map(({ state, count }) => (
            <button
              key={state}
              type="button"
              class="toggle"
              aria-pressed={state === filter.state}
              onClick={() => onFilter({ ...filter, state: state === filter.state ? 'all' : state })}
            >
              <Sign state={state} bare />
              <span>
                <b>{formatNumber(count)}</b> {t(`state.count.${state}`, { n: count })}
              </span>
            </button>
          ))}
        </fieldset>
      ) : null}
      {known > 0 || filter.known ? (
        <button
          type="button"
          class="toggle"
          aria-pressed={filter.known === true}
          onClick={() => onFilter({ ...filter, known: !filter.known })}
        >
          <span>
            <b>{formatNumber(known)}</b> {t('known.count')}
          </span>
        </button>
      ) : null}
      <Choice
        label={t('mine.plant')}
        any={t('mine.any-plant')}
        options={plants}
        value={filter.plant}
        onChoose={(plant) => onFilter({ ...filter, plant })}
      />
      <Choice
        label={t('mine.company')}
        any={t('mine.any-company')}
        options={companies}
        value={filter.company}
        onChoose={(company) => onFilter({ ...filter, company })}
      />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  options: string[];
  value: string;
  onChoose: (value: string) => void;
}

function Choice({ label, any, options, value, onChoose }: ChoiceProps) {
  if (options.length < 2 && value === '') return null;
  return (
    <select
      class="field"
      aria-label={label}
      value={value}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      <option value="">{any}</option>
      {options.map((option) => (
        <option key={option} value={option}>
          {option}
        </option>
      ))}
    </select>
  );
}
