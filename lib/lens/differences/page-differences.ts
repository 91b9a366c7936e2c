import type { KeptReading } from '../../domain/kept-reading.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import type { PageField } from '../../domain/page-fields.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import type { Now } from '../../domain/workspace.ts';
import { isCancelled } from '../../kpi/received.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds } from '../../store/queries.ts';
import {
  type LensContext,
  oldestOrigin,
  originOf,
  type Partners,
  readContext,
  rulesFor,
} from '../context.ts';
import { lineStatus } from '../status.ts';
import type { Origin } from '../views.ts';
import { compareHeading } from './compare-heading.ts';
import { compareLine, type ShownFields } from './compare-line.ts';
import type { DifferencesView, LineComparison, Verdict } from './difference-views.ts';
import { type MatchedRows, matchRows } from './match-rows.ts';
import { type OrderOnPage, ordersOnPage } from './orders-on-page.ts';
import { type ReadBy, sayingOf } from './row-sayings.ts';
import { worstFirst } from './worst-difference.ts';

/** Most lines and rows that are compared of one page. */
const MOST = 2_000;

/** What a document said, and where. */
export interface ReadDocument {
  reading: KeptReading;
  url: string;
}

/** How the person's computer is set: days of times that name their zone are those of the receiving site. */
function receivingZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/**
 * Holds what the documents of a page say of orders against the records: field by field for each line, the differences
 * first. `only`: the orders of interest, by id.
 */
export async function pageDifferences(
  store: Store,
  documents: readonly ReadDocument[],
  now: Now,
  { zone = receivingZone(), only }: { zone?: string; only?: ReadonlySet<string> } = {},
): Promise<DifferencesView> {
  const context = await readContext(store, now);
  const found: LineComparison[] = [];
  for (const { reading, url } of documents) {
    const orders = await ordersOnPage(store, reading.rows, { url }, context);
    const partners = await partnersByIds(
      store,
      new Set([...orders.values()].map(({ order }) => order.partnerId)),
    );
    found.push(...compareDocument({ reading, url }, orders, partners, context, { zone, only }));
  }
  const first = documents[0];
  const comparisons = found.sort(worstFirst).slice(0, MOST);
  const counts: Record<Verdict, number> = {
    agree: 0,
    disagree: 0,
    'only-there': 0,
    'only-here': 0,
    cannot: 0,
  };
  for (const { verdict } of comparisons) counts[verdict] += 1;
  return {
    comparisons,
    counts,
    unknownRows: documents.reduce((sum, { reading }) => sum + reading.unknown, 0),
    cut: found.length > MOST || documents.some(({ reading }) => reading.cut),
    readAt: Math.min(...documents.map(({ reading }) => reading.readAt), now.instant),
    host: hostOf(first?.url ?? ''),
    today: now.today,
  };
}

/** One document against the orders of ours that its rows speak of, in no order. */
export function compareDocument(
  { reading, url }: ReadDocument,
  orders: ReadonlyMap<PageRow, OrderOnPage>,
  partners: Partners,
  context: LensContext,
  { zone, only }: { zone: string; only?: ReadonlySet<string> },
): LineComparison[] {
  const about = aboutOf(reading, url, zone, context, partners);
  return [...rowsByOrder(reading.rows, orders)].flatMap(([onPage, rows]) =>
    !only || only.has(onPage.order.id) ? compareOrder(onPage, rows, about, orders) : [],
  );
}

/** What holds for all rows of one document. */
interface About {
  by: ReadBy & { shown: ShownFields; isOfShipment: boolean };
  reading: KeptReading;
  theirs: Origin;
  context: LensContext;
  partners: Partners;
}

function aboutOf(
  reading: KeptReading,
  url: string,
  zone: string,
  context: LensContext,
  partners: Partners,
): About {
  const shown = new Map<number, Set<PageField>>();
  for (const { table, fields } of reading.rows) {
    const names = shown.get(table) ?? new Set();
    shown.set(table, names);
    for (const name of Object.keys(fields)) names.add(name as PageField);
  }
  const theirs: Origin = {
    sourceId: `page:${hostOf(url)}`,
    fetchedAt: reading.readAt,
    stale: false,
    confidence: reading.adapter === 'generic' ? 'medium' : 'high',
  };
  return {
    by: {
      ...{ evidence: reading.evidence, lang: reading.lang, zone, shown },
      isOfShipment: reading.kind === 'shipment',
    },
    reading,
    theirs,
    context,
    partners,
  };
}

function rowsByOrder(
  rows: readonly PageRow[],
  orders: ReadonlyMap<PageRow, OrderOnPage>,
): Map<OrderOnPage, PageRow[]> {
  const byId = new Map<string, OrderOnPage>();
  const grouped = new Map<OrderOnPage, PageRow[]>();
  for (const row of rows) {
    const found = orders.get(row);
    if (!found) continue;
    const onPage = byId.get(found.order.id) ?? found;
    byId.set(found.order.id, onPage);
    grouped.set(onPage, [...(grouped.get(onPage) ?? []), row]);
  }
  return grouped;
}

function compareOrder(
  { order, shared }: OrderOnPage,
  rows: readonly PageRow[],
  about: About,
  orders: ReadonlyMap<PageRow, OrderOnPage>,
): LineComparison[] {
  const { by, context, theirs } = about;
  // A shipment that has come says nothing of what is still to come.
  const lineRows = rows.filter(
    ({ of, fields }) => of === 'line' && !(by.isOfShipment && fields.delivered !== undefined),
  );
  const headings = rows.filter(({ of }) => of === 'order');
  const matched = matchRows(lineRows, order.lines);
  const base = {
    orderId: order.id,
    orderNumber: order.number,
    partnerId: order.partnerId,
    partnerName: about.partners.get(order.partnerId)?.name ?? order.partnerId,
    theirs,
  };
  const origins = order.lines.map((line) => originOf(line.provenance, context, shared));
  const whole = oldestOrigin(origins) ?? theirs;
  const found: LineComparison[] = [];
  for (const [line, own] of matched.byLine) {
    const { state, ...compared } = compareLine(line, order, own, by, context);
    found.push({
      ...base,
      line: headOf(line, state),
      ...compared,
      ours: originOf(line.provenance, context, shared),
    });
  }
  for (const row of matched.strangers) {
    const said = isSettled(row, by) ? settled : onlyThere;
    found.push({ ...base, ...rowHead(row), ...said, fields: [], ours: whole });
  }
  for (const { row, reason } of matched.open)
    found.push({ ...base, ...rowHead(row), verdict: 'cannot', reason, fields: [], ours: whole });
  for (const line of missingHere(order, matched, about, orders))
    found.push({
      ...base,
      line: headOf(line, lineStatus(line, order, context.now, rulesFor(line, context)).state),
      verdict: 'only-here',
      fields: [],
      ours: originOf(line.provenance, context, shared),
    });
  if (headings.length > 0 && lineRows.length === 0) {
    const heading = compareHeading(headings, order, by, context);
    if (heading.fields.length > 0) found.push({ ...base, whole: true, ...heading, ours: whole });
  }
  return found;
}

const onlyThere = { verdict: 'only-there' } as const;
const settled = { verdict: 'cannot', reason: 'settled' } as const;

/** Nothing of it is to come: records that hold open lines alone leave it out. */
function isSettled(row: PageRow, by: ReadBy): boolean {
  const { status, open } = sayingOf(row, by);
  if (status === 'cancelled' || status === 'rejected' || status === 'delivered') return true;
  return open?.kind === 'quantity' && open.number.value === 0;
}

/** Open lines that a page leaves out although it shows the whole order, and no row of it may be about them. */
function missingHere(
  order: Order,
  { byLine, open }: MatchedRows,
  { reading, context }: About,
  orders: ReadonlyMap<PageRow, OrderOnPage>,
): OrderLine[] {
  const several = new Set([...orders.values()].map((onPage) => onPage.order.id)).size > 1;
  if (reading.kind !== 'order' || reading.cut || !reading.whole || several) return [];
  if (byLine.size === 0 || open.length > 0) return [];
  return order.lines.filter(
    (line) =>
      !byLine.has(line) &&
      !isCancelled(line) &&
      lineStatus(line, order, context.now, rulesFor(line, context)).state !== 'done',
  );
}

function headOf(
  line: OrderLine,
  state: NonNullable<LineComparison['line']>['state'],
): LineComparison['line'] {
  return { lineId: line.id, lineNumber: line.number, item: line.item, state };
}

function rowHead({ fields }: PageRow): Pick<LineComparison, 'row'> {
  const item = fields.item ?? fields.supplierItem ?? fields.gtin ?? fields.description;
  return { row: { ...(fields.line ? { line: fields.line } : {}), ...(item ? { item } : {}) } };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
