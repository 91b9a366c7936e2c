import { KPI_IDS, type KpiId } from '../../domain/kpi-id.ts';
import type { Order } from '../../domain/order.ts';
import type { Now } from '../../domain/workspace.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { isDated } from '../../kpi/cells/kpi-values.ts';
import { type LineDays, readLine } from '../../kpi/line-days.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import { agreementsOf } from '../../store/agreements.ts';
import type { Store } from '../../store/open.ts';
import { partnerById, partnersByIds } from '../../store/queries.ts';
import { visitOrdersOf } from '../../store/summaries.ts';
import { contextToday } from '../agreed-context.ts';
import type { SeeOrder } from '../cells/partner-measures.ts';
import {
  asRecorded,
  type Contested,
  disputeOf,
  readContested,
  withoutContested,
} from '../contested/contested.ts';
import { type LensContext, notScored, type Partners, readContext } from '../context.ts';
import { lineView, partnersOnOrder, worstLineFirst } from '../line-view.ts';
import type { Figure, KpiRow } from '../views.ts';
import { countedOn } from './counted-on.ts';
import {
  acknowledgementVerdict,
  fillVerdicts,
  leadTimeVerdict,
  otifVerdicts,
  perfectVerdicts,
} from './delivery-verdicts.ts';
import { figureOf, missingFigure } from './figures.ts';
import { bookFor, inPeriod, measuresIn } from './measures.ts';
import { partVerdicts } from './part-verdicts.ts';
import type { RecordsView } from './partner-views.ts';
import { hasMonths } from './records-within.ts';
import { relationRows } from './relation-rows.ts';
import { addRelations, readRelations } from './relations.ts';
import { mapInSlices, sortInSlices } from './slices.ts';
import type { Verdict } from './verdict.ts';

type Row = RecordsView['rows'][number];
type Title = RecordsView['title'];

/**
 * The records behind one figure of a partner: misses first (worst first), then hits, pending, and what was left out, each
 * with its rule. `measure` is in the terms of the KPI: days late, share received, parts per million… Null when there is
 * no such partner or no such KPI; a partner that is not scored has no rows. The figure is that of the months of `period`,
 * of all time without one.
 */
export async function recordsView(
  store: Store,
  partnerId: string,
  kpiId: KpiRow['id'],
  basis: KpiRow['basis'],
  now: Now,
  period?: readonly string[],
): Promise<RecordsView | null> {
  const partner = await partnerById(store, partnerId);
  // The id comes from an address.
  if (!partner || !KPI_IDS.includes(kpiId)) return null;
  const context = await readContext(store, now);
  const title: Title = { id: kpiId, ...(isDated(kpiId) ? { basis: basis ?? 'first-promised' } : {}) };
  const unscored = notScored(partner);
  // A customer is not scored by what it delivers; its cases are counted all the same.
  if (unscored && kpiId !== 'case-sla')
    return { title, figure: missingFigure(OTIF_DEFINITION, unscored, context), rows: [], others: [] };
  const relations = await readRelations(store, partnerId);
  const agreed = contextToday((await agreementsOf(store, partnerId)).records, context);
  const contested = await readContested(store, partnerId);
  const { rows, book, beside } = await readRows(store, partnerId, title, agreed, contested);
  const figureIn = (from: CellBook) => {
    addRelations(from, relations);
    const whole = measuresIn(from);
    const measures = period ? inPeriod(whole, period) : whole;
    return figureOf(measures, kpiId, title.basis ?? 'first-promised', agreed);
  };
  const worst = worstFirst(kpiId);
  const sorted = await sortInSlices(rows, (a, b) => worst(a, b) || worstLineFirst(a.line, b.line));
  const figure = figureIn(book);
  const others = relationRows(kpiId, relations, book, context).sort(worst);
  return { title, figure, ...besideFigures(figure, beside, figureIn), rows: sorted, others };
}

/** The figure with contested lines seen otherwise, where that makes a difference. */
function besideFigures(
  figure: Figure,
  beside: readonly BesideBook[],
  figureIn: (book: CellBook) => Figure,
): Pick<RecordsView, 'undisputed' | 'recorded'> {
  return Object.fromEntries(
    beside.flatMap(({ name, book, lines }) => {
      const { value, n } = figureIn(book);
      return value === figure.value && n === figure.n ? [] : [[name, { value, n, lines }]];
    }),
  );
}

/** Reads the orders a few at a time; a commit in between begins anew, so that figure and rows agree. */
async function readRows(
  store: Store,
  partnerId: string,
  title: Title,
  context: LensContext,
  contested: Contested,
) {
  for (let attempt = 1; ; attempt += 1) {
    const book = bookFor(partnerId, context);
    const beside = booksBeside(partnerId, contested, context);
    const seen: Order[] = [];
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const stored of orders) {
        const order = stored.kind === 'purchase' ? visibleOrder(stored, context.now.today) : null;
        if (order === null) continue;
        addOrderToCells(book, order);
        for (const { book: other, see } of beside) addOrderToCells(other, see(order));
        seen.push(order);
      }
    });
    if (read === null && attempt < ATTEMPTS) continue;
    const partners = await partnersByIds(store, new Set([partnerId, ...seen.flatMap(partnersOnOrder)]));
    const rows = await mapInSlices(seen, (order) => rowsOf(order, title, book, partners, context));
    return { rows: rows.flat().map((row) => withDispute(row, contested)), book, beside };
  }
}

/** What is counted beside the figure: without what is contested, and with what is left out by that. */
interface BesideBook {
  name: 'undisputed' | 'recorded';
  book: CellBook;
  see: SeeOrder;
  lines: number;
}

function booksBeside(partnerId: string, contested: Contested, context: LensContext): BesideBook[] {
  const { open, accepted } = contested;
  const all: Omit<BesideBook, 'book'>[] = [
    { name: 'undisputed', see: withoutContested(contested), lines: open.size },
    { name: 'recorded', see: asRecorded, lines: accepted.size },
  ];
  return all.filter(({ lines }) => lines > 0).map((each) => ({ ...each, book: bookFor(partnerId, context) }));
}

function withDispute(row: Row, contested: Contested): Row {
  const dispute = disputeOf(contested, row.line);
  return dispute ? { ...row, dispute } : row;
}

/** A store that is written all the time is read so often. */
const ATTEMPTS = 3;

function rowsOf(order: Order, title: Title, book: CellBook, partners: Partners, context: LensContext): Row[] {
  const lines = order.lines.map((line) => readLine(line, book.rules.tolerance.under, book.today));
  const verdicts = verdictsOf(order, lines, title, book);
  return lines.flatMap((days, index) =>
    (verdicts[index] ?? []).map((verdict) => ({
      line: lineView(days.line, order, partners, context),
      ...verdict,
      ...(hasMonths(title.id) ? {} : { on: countedOn(title, days, verdict, { order, lines, book }) }),
    })),
  );
}

/** The verdicts of each line, in the order's sequence; none for a line that is no record of this figure. */
function verdictsOf(
  order: Order,
  lines: readonly LineDays[],
  { id, basis }: Title,
  book: CellBook,
): Verdict[][] {
  switch (id) {
    case 'otif':
    case 'on-time':
    case 'in-full':
    case 'otif-orders':
    case 'otif-units':
      return otifVerdicts(id, basis ?? 'first-promised', lines, book).map(alone);
    case 'line-fill':
    case 'unit-fill':
    case 'order-fill':
      return fillVerdicts(id, lines, book).map(alone);
    case 'perfect-order':
      return perfectVerdicts(lines, book).map(alone);
    case 'lead-time':
    case 'lead-time-variation':
      return lines.map(leadTimeVerdict).map(alone);
    case 'acknowledgement':
      return [[acknowledgementVerdict(order, book)]];
    default:
      return lines.map((days) => partVerdicts(id, days, book));
  }
}

function alone(verdict: Verdict): Verdict[] {
  return [verdict];
}

const VERDICTS: readonly Row['verdict'][] = ['miss', 'hit', 'pending', 'excluded'];

/** Of these the smallest measure is the worst: the least received, the shortest notice. */
const LEAST_FIRST: ReadonlySet<KpiId> = new Set([
  'in-full',
  'otif-units',
  'line-fill',
  'unit-fill',
  'order-fill',
  'asn-quality',
]);

/** Misses before hits; among them the largest measure first, of shares received the smallest. */
function worstFirst(id: KpiId): (a: Verdict, b: Verdict) => number {
  const sign = LEAST_FIRST.has(id) ? 1 : -1;
  return (a, b) =>
    VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
    sign * ((a.measure ?? sign * LEAST) - (b.measure ?? sign * LEAST));
}

/** Rows without a measure come last. */
const LEAST = Number.MAX_SAFE_INTEGER;
