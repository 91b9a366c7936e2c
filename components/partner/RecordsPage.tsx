import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { CalendarDate } from '../../lib/domain/calendar-date.ts';
import type { PaintState } from '../../lib/domain/mention.ts';
import { formatNumber, joinParts } from '../../lib/i18n/format.ts';
import { t } from '../../lib/i18n/t.ts';
import type { RecordsView } from '../../lib/lens/partner/partner-views.ts';
import type { Figure, LineView } from '../../lib/lens/views.ts';
import { TrendVerdict } from '../alerts/TrendVerdict.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Sign } from '../parts/Sign.tsx';
import { Told, useWas } from '../parts/Told.tsx';
import { VirtualList } from '../parts/VirtualList.tsx';
import { type FigureLinks, FigureTabs } from '../plots/FigureTabs.tsx';
import { besideWords } from '../wording/contested.ts';
import { figureBasis, figureLimits, figureValue, kpiTitle, sumsWords } from '../wording/kpi.ts';
import { asOfWords, itemWords } from '../wording/line.ts';
import { measureWords, missingWords, whyWords } from '../wording/reasons.ts';
import { withinWords } from '../wording/within.ts';
import { RecordRow } from './RecordRow.tsx';
import { RelationRow } from './RelationRow.tsx';

type Verdict = RecordsView['rows'][number]['verdict'];
const GROUPS: { verdict: Verdict; sign: PaintState }[] = [
  { verdict: 'miss', sign: 'late' },
  { verdict: 'hit', sign: 'ok' },
  { verdict: 'pending', sign: 'unknown' },
  { verdict: 'excluded', sign: 'unknown' },
];

interface RecordsPageProps {
  view: RecordsView;
  today: CalendarDate;
  backHref: string;
  lineHref: (line: LineView) => string;
  links: FigureLinks;
  /** Only records within these are shown: a month, or so many days late. */
  within?: string;
  onExport: () => void;
}

/** The records behind a figure: missed first and the worst on top, then met, pending and left out with their rule. */
export function RecordsPage({ view, today, backHref, lineHref, links, within, onExport }: RecordsPageProps) {
  const row = { ...view.title, figure: view.figure };
  const beside = besideWords(view, view.figure);
  return (
    <>
      <header class="phead">
        <a class="btn quiet icon" href={backHref} data-back aria-label={t('common.back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{kpiTitle(view.title)}</h1>
          <Told as="p" origin={view.figure.origin} class="small dim">
            {view.figure.missing
              ? joinParts([
                  missingWords(view.figure.missing),
                  view.figure.amounts && sumsWords(view.figure.amounts),
                  view.figure.amounts && view.figure.origin.stale && asOfWords(view.figure.origin),
                ])
              : joinParts([
                  figureBasis({ ...row, basis: undefined }),
                  figureLimits(view.figure),
                  view.figure.origin.stale && asOfWords(view.figure.origin),
                ])}
          </Told>
        </div>
        <Told as="p" origin={view.figure.origin} class="headline">
          <Headline figure={view.figure} />
        </Told>
      </header>
      <section class="sect">
        <FigureTabs links={links} current="records" />
        {within ? (
          <p class="count">
            {withinWords(within, view.title.id)} <a href={links.records}>{t('records.all')}</a>
          </p>
        ) : (
          <TrendVerdict figure={view.figure} />
        )}
        {beside ? <p class="small">{beside}</p> : null}
        <button
          type="button"
          class="btn"
          onClick={onExport}
          disabled={view.rows.length + view.others.length === 0}
        >
          {t('records.export')}
        </button>
      </section>
      {GROUPS.map((group) => (
        <Group key={group.verdict} {...group} view={view} today={today} lineHref={lineHref} />
      ))}
      {view.rows.length + view.others.length === 0 ? (
        <section class="sect">
          <p class="dim">{t('records.none')}</p>
        </section>
      ) : null}
    </>
  );
}

function Headline({ figure }: { figure: Figure }) {
  const was = useWas();
  return <b>{figure.value === null ? figureValue(figure) : was(figureValue(figure))}</b>;
}

const FIRST = 20;
const ROW_HEIGHT = 62;

interface GroupProps {
  verdict: Verdict;
  sign: PaintState;
  view: RecordsView;
  today: CalendarDate;
  lineHref: (line: LineView) => string;
}

function Group({ verdict, sign, view, today, lineHref }: GroupProps) {
  const rows = useMemo(() => view.rows.filter((row) => row.verdict === verdict), [view.rows, verdict]);
  const others = useMemo(() => view.others.filter((row) => row.verdict === verdict), [view.others, verdict]);
  if (rows.length + others.length === 0) return null;
  return (
    <section class="sect">
      <h2 class="h2">
        <span class="st">
          <Sign state={sign} bare />
          {t(`records.${verdict}`)}
        </span>
        <span class="c">{formatNumber(rows.length + others.length)}</span>
        <span class="end">{t(`records.rule.${verdict}`)}</span>
      </h2>
      <Rows rows={rows} keyOf={keyOf}>
        {(row) => (
          <RecordRow
            row={row}
            sign={sign}
            today={today}
            href={lineHref(row.line)}
            measure={measureWords(row.measure, view.title.id)}
            why={whyWords(row.why)}
            item={itemWords(row.line)}
          />
        )}
      </Rows>
      <Rows rows={others} keyOf={(row) => row.id}>
        {(row) => <RelationRow row={row} kpi={view.title.id} sign={sign} today={today} />}
      </Rows>
    </section>
  );
}

interface RowsProps<T> {
  rows: T[];
  keyOf: (row: T) => string;
  children: (row: T) => VNode;
}

/** The first rows, and all of them on demand. */
function Rows<T>({ rows, keyOf, children }: RowsProps<T>) {
  const [whole, setWhole] = useState(false);
  if (rows.length === 0) return null;
  return (
    <>
      <VirtualList rows={whole ? rows : rows.slice(0, FIRST)} keyOf={keyOf} rowHeight={ROW_HEIGHT}>
        {children}
      </VirtualList>
      {!whole && rows.length > FIRST ? (
        <button type="button" class="link small" onClick={() => setWhole(true)}>
          {t('page.show-more', { n: rows.length - FIRST })}
        </button>
      ) : null}
    </>
  );
}

function keyOf({ line, part = '' }: RecordsView['rows'][number]): string {
  return `${line.orderId}/${line.lineId}/${part}`;
}
