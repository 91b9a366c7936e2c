import { type Look, select } from '../../sites/orders/hooks/places.ts';
import { selectorsOf } from './stable.ts';

/** A row that the person pointed into, and the rows that look like it. */
export interface RowsFound {
  row: Element;
  alike: Element[];
}

const ROW = /^(?:tr|li|article)$/;
const ROW_ROLE = /^(?:row|listitem|article)$/;
/** Parts of rows, never rows themselves. */
const PART = /^(?:td|th|dd|dt|span|a|b|strong|em|i|p|time|label|input|select|option|button|svg|path|h[1-6])$/;
const PART_ROLE = /^(?:cell|gridcell|columnheader|rowheader)$/;

const roleOf = ({ nodes }: Look, element: Element): string => nodes.attributeOf(element, 'role') ?? '';

/** True for what the page itself calls a row. */
const isNamedRow = (look: Look, element: Element): boolean =>
  ROW.test(look.nodes.tagOf(element)) || ROW_ROLE.test(roleOf(look, element));

/**
 * The row that most of the picked elements lie in, the innermost of those, with its like; undefined where they stand on the
 * page each for itself, as in the head of an order.
 */
export function rowsOf(look: Look, picked: readonly Element[]): RowsFound | undefined {
  const { nodes, doc } = look;
  let best: { found: RowsFound; weight: number } | undefined;
  for (const element of picked) {
    for (let at: Element | null = element; at && at !== doc.body; at = nodes.elementAbove(at)) {
      if (PART.test(nodes.tagOf(at)) || PART_ROLE.test(roleOf(look, at))) continue;
      const alike = likeOf(look, at);
      const named = isNamedRow(look, at);
      if (alike.length < 2 && !named) continue;
      const inside = picked.filter((each) => isWithin(look, each, at as Element)).length;
      const weight = inside + (named ? 0.5 : 0);
      if (inside + (named ? 1 : 0) > 1 && weight > (best?.weight ?? 0))
        best = { found: { row: at, alike }, weight };
    }
  }
  return best?.found;
}

/** True for the root itself and all that lies in it. */
export function isWithin({ nodes }: Look, element: Element, root: Element): boolean {
  for (let at: Element | null = element; at; at = nodes.elementAbove(at)) if (at === root) return true;
  return false;
}

/** The element and those beside it that are made like it; headings are not. */
function likeOf(look: Look, element: Element): Element[] {
  const { nodes } = look;
  const parent = nodes.elementAbove(element);
  if (!parent) return [element];
  const alike: Element[] = [];
  for (let at = nodes.firstElementOf(parent); at; at = nodes.elementAfter(at))
    if (at === element || (isLike(look, at, element) && hasDigits(look, at))) alike.push(at);
  return alike;
}

function isLike(look: Look, one: Element, other: Element): boolean {
  const { nodes } = look;
  if (nodes.tagOf(one) !== nodes.tagOf(other) || roleOf(look, one) !== roleOf(look, other)) return false;
  const first = nodes.firstElementOf(one);
  const second = nodes.firstElementOf(other);
  if (!first || !second) return first === second;
  const sameParts =
    nodes.tagOf(first) === nodes.tagOf(second) && roleOf(look, first) === roleOf(look, second);
  return sameParts && Math.abs(countOf(look, one) - countOf(look, other)) <= 2;
}

function countOf({ nodes }: Look, element: Element): number {
  let count = 0;
  for (let at = nodes.firstElementOf(element); at; at = nodes.elementAfter(at)) count++;
  return count;
}

const hasDigits = ({ nodes }: Look, element: Element): boolean => /\d/.test(nodes.shortText(element, 500));

/** One way to find all rows of a list, and what it finds. */
export interface RowList {
  each: string;
  rows: Element[];
}

const MOST_LISTS = 6;

/** Selectors that find the row and most of its like, and say what rows are; the surest first, each with other rows. */
export function rowLists(look: Look, { row, alike }: RowsFound): RowList[] {
  const inner = innerSelectors(look, row);
  const lists = new Map<string, RowList>();
  const numbers = new Map<Element, number>();
  for (const anchor of ['', ...anchorsOf(look, row).map((each) => `${each} `)]) {
    for (const each of inner) {
      const rows = [...select(look, look.doc.body, anchor + each)];
      const both = alike.filter((element) => rows.includes(element)).length;
      if (!rows.includes(row) || both * 2 < alike.length) continue;
      for (const element of rows) if (!numbers.has(element)) numbers.set(element, numbers.size);
      const key = rows.map((element) => numbers.get(element)).join();
      if (!lists.has(key)) lists.set(key, { each: anchor + each, rows });
      if (lists.size >= MOST_LISTS) return [...lists.values()];
    }
  }
  return [...lists.values()];
}

function innerSelectors(look: Look, row: Element): string[] {
  const tag = look.nodes.tagOf(row);
  const own = selectorsOf(look.nodes, row);
  const plain = tag === 'tr' ? ['tbody > tr', 'tr'] : ROW.test(tag) || tag === 'tbody' ? [tag] : [];
  const role = roleOf(look, row);
  const inGroup = role === 'row' ? ['[role="rowgroup"] > [role="row"]'] : [];
  const level = look.nodes.attributeOf(row, 'aria-level') ?? '';
  const inTree = /^\d$/.test(level) ? [`[aria-level="${level}"]`] : [];
  const bases = [...inTree, ...own, ...inGroup, ...plain];
  const spans = tag === 'tr' ? bases.map((base) => `${base}:not(:has(> [colspan]))`) : [];
  const cells = role === 'row' ? '[role="gridcell"],[role="cell"],td' : 'td';
  return [
    ...bases,
    ...spans,
    ...bases.flatMap((base) => [`${base}:has(${cells})`, `${base}:not(:first-child)`]),
  ];
}

const MOST_ANCHORS = 12;

/** Selectors of elements around a row that stand once on the page. */
function anchorsOf(look: Look, row: Element): string[] {
  const { nodes, doc } = look;
  const anchors: string[] = [];
  for (let at = nodes.elementAbove(row); at && at !== doc.body; at = nodes.elementAbove(at)) {
    const tag = nodes.tagOf(at);
    const names = [
      ...selectorsOf(nodes, at),
      ...(/^(?:table|ul|ol|main|section|form)$/.test(tag) ? [tag] : []),
    ];
    for (const name of names) if ([...select(look, doc.body, name)].length === 1) anchors.push(name);
    if (anchors.length >= MOST_ANCHORS) break;
  }
  return anchors;
}
