import type { PageRow } from '../../domain/page-reading.ts';
import { dom } from '../reading/page-nodes.ts';
import { type Found, isField } from './cell-value.ts';
import type { Pair } from './labels.ts';
import { decideCame, isLine } from './order-table.ts';

/** Pairs of label and value, brought together to what they are said of: the page, a card, a line in a card. */
interface Rec {
  element: Element;
  parent?: Rec | undefined;
  found: Found;
  /** Said twice, differently: not told. */
  torn: Set<string>;
  turn: number;
}

const IDS = ['line', 'item', 'supplierItem', 'gtin', 'description'] as const;
const MOST_ABOVE = 60;

function* above(element: Element): Generator<Element> {
  let steps = 0;
  for (let at: Element | null = element; at && steps < MOST_ABOVE; at = dom.elementAbove(at), steps++)
    yield at;
}

/** Where numbers of orders are said, so that what stands below or behind one can be told to be of it. */
export interface Orders {
  /** The order that an element at this turn of the document is said of. */
  around(element: Element, turn: number): string | undefined;
}

/** The numbers of the page by the elements around them. A purchase order's number says more than one that is just an order's. */
export function* ordersOf(pairs: readonly Pair[]): Generator<undefined, { orders: Orders; kept: Pair[] }> {
  const all = pairs.filter(({ is }) => is === 'order');
  const best = Math.max(...all.map(({ rank }) => rank), 0);
  const isPurchase = (pair: Pair): boolean => pair.rank === best;
  const count = new Set(all.filter(isPurchase).map(({ text }) => text)).size;
  const others = new Set(all.filter((pair) => !isPurchase(pair)).map(({ text }) => text)).size;
  const said = best === 2 && count >= others ? all.filter(isPurchase) : all;
  const under = new Map<Element, Pair[]>();
  for (const pair of said) {
    for (const element of above(pair.at)) {
      const known = under.get(element);
      if (known) known.push(pair);
      else under.set(element, [pair]);
    }
    yield;
  }
  return {
    kept: pairs.filter((pair) => pair.is !== 'order' || said.includes(pair)),
    orders: {
      around(element, turn) {
        for (const at of above(element)) {
          const numbers = under.get(at);
          if (!numbers) continue;
          const [first] = numbers;
          if (numbers.every(({ text }) => text === first?.text)) return first?.text;
          return numbers.filter((pair) => pair.turn <= turn).at(-1)?.text;
        }
        return undefined;
      },
    },
  };
}

/**
 * The rows that pairs make. What is said several times below the same element bounds a record: the highest element with one
 * saying of it is the card, the block or the line. Each pair is said of the lowest record around it.
 */
export function* rowsOfPairs(
  pairs: readonly Pair[],
  orders: Orders,
  tableOf: (element: Element) => number,
): Generator<undefined, PageRow[]> {
  const bounds = yield* boundsOf(pairs);
  const records = new Map<Element, Rec>();
  const recordAt = (element: Element, turn: number): Rec => {
    const around = [...above(element)];
    const bound = around.find((at) => bounds.has(at)) ?? (around.at(-1) as Element);
    const known = records.get(bound);
    if (known) return known;
    const higher = dom.elementAbove(bound);
    const rec: Rec = { element: bound, found: {}, torn: new Set(), turn };
    records.set(bound, rec);
    if (higher && around.slice(around.indexOf(bound) + 1).some((at) => bounds.has(at)))
      rec.parent = recordAt(higher, turn);
    return rec;
  };
  for (const pair of pairs) {
    tell(recordAt(pair.at, pair.turn), pair.is, pair.text);
    yield;
  }
  return yield* assemble([...records.values()], orders, tableOf);
}

function tell(rec: Rec, is: Pair['is'], text: string): void {
  const before = rec.found[is];
  if (before !== undefined && before !== text) rec.torn.add(is);
  rec.found[is] ??= text;
}

function* boundsOf(pairs: readonly Pair[]): Generator<undefined, Set<Element>> {
  const counts = new Map<Element, Map<string, number>>();
  const seen = new Map<Element, Set<string>>();
  for (const { is, text, at } of pairs) {
    yield;
    for (const element of above(at)) {
      const said = counts.get(element) ?? new Map<string, number>();
      const numbers = seen.get(element) ?? new Set<string>();
      // The number of one order may stand in many places.
      if (is === 'order' && numbers.has(text)) continue;
      if (is === 'order') numbers.add(text);
      said.set(is, (said.get(is) ?? 0) + 1);
      counts.set(element, said);
      seen.set(element, numbers);
    }
  }
  const bounds = new Set<Element>();
  for (const { is, at } of pairs) {
    yield;
    let bound: Element | undefined;
    for (const element of above(at)) {
      if ((counts.get(element)?.get(is) ?? 0) > 1) break;
      bound = element;
    }
    if (bound) bounds.add(bound);
  }
  return bounds;
}

function* assemble(
  records: readonly Rec[],
  orders: Orders,
  tableOf: (element: Element) => number,
): Generator<undefined, PageRow[]> {
  const rows: PageRow[] = [];
  const whole = new Map<string, { found: Found; torn: Set<string>; table: number }>();
  for (const rec of records) {
    for (const is of rec.torn) delete rec.found[is as keyof Found];
    decide(rec);
  }
  for (const rec of records) {
    yield;
    const { found, parent } = rec;
    const order = found.order ?? orders.around(rec.element, rec.turn);
    const isOther = (found.invoice ?? found.shipment) !== undefined;
    if (order === undefined || (isOther && found.order === undefined)) continue;
    if (isOther) for (const is of ['amount', 'status', 'quantity', 'ordered'] as const) delete found[is];
    const ofLine = parent && isLine(parent.found) ? parent : undefined;
    const table = tableOf(dom.elementAbove(rec.element) ?? rec.element);
    if (isLine(found)) {
      const own = IDS.some((id) => found[id] !== undefined);
      if (!own && ofLine)
        for (const id of IDS) if (ofLine.found[id] !== undefined) found[id] = ofLine.found[id];
      rows.push(rowOf(table, order, 'line', found));
    } else if (ofLine) continue;
    else {
      const before = whole.get(order) ?? { found: {}, torn: new Set<string>(), table };
      whole.set(order, before);
      for (const [is, text] of Object.entries(found)) {
        const key = is as keyof Found;
        if (before.found[key] !== undefined && before.found[key] !== text) before.torn.add(is);
        before.found[key] ??= text;
      }
    }
  }
  for (const [order, { found, torn, table }] of whole) {
    for (const is of torn) delete found[is as keyof Found];
    rows.unshift(rowOf(table, order, 'order', found));
  }
  return rows.filter(({ fields }) => Object.keys(fields).length > 0);
}

/** Dates and numbers that the words beside them decide on. */
function decide({ found }: Rec): void {
  decideCame(found);
  if (found.delivery !== undefined)
    found[found.promised === undefined ? 'promised' : 'requested'] ??= found.delivery;
  if (found.date !== undefined && found.order !== undefined && !isLine(found)) found.ordered ??= found.date;
}

/** A row of the reading: fields alone, in the words of the page. */
export function rowOf(table: number, order: string, of: PageRow['of'], found: Found): PageRow {
  const fields: PageRow['fields'] = {};
  for (const [is, text] of Object.entries(found) as [keyof Found, string][])
    if (isField(is) && text) fields[is] = text.slice(0, 200);
  return { table: Math.min(table, 999), order: order.slice(0, 100), of, fields };
}
