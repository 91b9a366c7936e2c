import { normaliseNumber } from '../../domain/normalise.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds } from '../../store/queries.ts';
import type { LensContext, Partners } from '../context.ts';
import { lineView, worstLineFirst } from '../line-view.ts';
import { severityOf, worstState } from '../status.ts';
import type { LineView } from '../views.ts';
import { isOpenLine, type JudgedLine, judged, lastPriceOf, originOfLines, supplyOf } from './item-figures.ts';
import type { ItemLine, ItemMatch } from './item-lines.ts';
import { gtinKey, keyOfItemId } from './item-names.ts';
import type { ItemFacts, ItemHead, ItemWaiting } from './item-views.ts';

/**
 * What card, list and page say of an item. Every line is judged; only those shown become views, so that an item with
 * tens of thousands of lines stays cheap. `limit`: so many open lines and customers at most; the totals are of all.
 */
export async function itemFacts(
  store: Store,
  match: ItemMatch,
  context: LensContext,
  limit: number,
): Promise<ItemFacts> {
  const all = judged(match.lines, context);
  const open = all.filter(isOpenLine);
  const supply = open.filter(({ order }) => order.kind === 'purchase');
  const shown = worstJudged(supply).slice(0, limit);
  const behind = worstJudged(open.filter(({ line }) => line.pegs.length > 0));
  const asking = behind.slice(0, limit);
  const partners = await partnersByIds(store, partnersOf([...shown, ...asking], match.lines));
  const viewOf = ({ line, order }: ItemLine) => lineView(line, order, partners, context);
  const last = lastPriceOf(match.lines, partners, context);
  return {
    head: headOfItem(match, partners),
    state: stateOfJudged(open),
    supply: supplyOf(supply, all, context),
    lines: shown.map(viewOf).sort(worstLineFirst),
    waiting: waitingBehind(asking.map(viewOf)).slice(0, limit),
    waitingTotal: behind.reduce((sum, { line }) => sum + line.pegs.length, 0),
    ...(last ? { lastPrice: last } : {}),
    origin: originOfLines(open, all, context),
  };
}

/** The worst state of what is open; done when nothing is. */
export function stateOfItem(match: ItemMatch, context: LensContext) {
  return stateOfJudged(judged(match.lines, context).filter(isOpenLine));
}

function stateOfJudged(open: readonly JudgedLine[]) {
  return open.length === 0 ? 'done' : worstState(open.map(({ status }) => status.state));
}

function worstJudged(lines: readonly JudgedLine[]): JudgedLine[] {
  return [...lines].sort(
    (a, b) =>
      severityOf(a.status.state) - severityOf(b.status.state) ||
      (b.status.lateness ?? Number.NEGATIVE_INFINITY) - (a.status.lateness ?? Number.NEGATIVE_INFINITY) ||
      0,
  );
}

/** Who has to be known by name: of the lines shown, and the suppliers behind numbers and prices. */
function partnersOf(shown: readonly ItemLine[], all: readonly ItemLine[]): Set<string> {
  const ids = new Set(all.map(({ order }) => order.partnerId));
  for (const { line } of shown) for (const peg of line.pegs) ids.add(peg.customerId);
  return ids;
}

/** Customers behind the lines, least slack first. */
function waitingBehind(lines: readonly LineView[]): ItemWaiting[] {
  const slack = ({ customer }: ItemWaiting) => customer.slackDays ?? Number.MAX_SAFE_INTEGER;
  return lines
    .flatMap((line) => line.customers.map((customer) => ({ customer, line })))
    .sort((a, b) => slack(a) - slack(b) || worstLineFirst(a.line, b.line));
}

/** All the numbers that name the item, as the newest lines write them. */
function headOfItem({ id, lines }: ItemMatch, partners: Partners): ItemHead {
  const newest = [...lines].sort((a, b) => b.line.provenance.fetchedAt - a.line.provenance.fetchedAt);
  const theirs = new Map<string, ItemHead['supplierNumbers'][number]>();
  const gtins = new Map<string, string>();
  for (const { line, order } of newest) {
    const { supplierNumber, gtin } = line.item;
    if (supplierNumber && order.kind === 'purchase') {
      const key = `${order.partnerId}/${normaliseNumber(supplierNumber)}`;
      const partnerName = partners.get(order.partnerId)?.name ?? order.partnerId;
      if (!theirs.has(key))
        theirs.set(key, { partnerId: order.partnerId, partnerName, number: supplierNumber });
    }
    if (gtin && !gtins.has(gtinKey(gtin))) gtins.set(gtinKey(gtin), gtin);
  }
  const supplierNumbers = [...theirs.values()].sort((a, b) =>
    a.partnerName.localeCompare(b.partnerName, 'en'),
  );
  const number = newest.find(({ line }) => line.item.number)?.line.item.number;
  const description = newest.find(({ line }) => line.item.description)?.line.item.description;
  return {
    id,
    name: number ?? supplierNumbers[0]?.number ?? [...gtins.values()][0] ?? keyOfItemId(id),
    ...(description ? { description } : {}),
    supplierNumbers,
    gtins: [...gtins.values()],
  };
}
