import type { FieldHook } from '../../domain/site-hooks.ts';
import { datedIn } from '../../sites/orders/dated.ts';
import { findValue } from '../../sites/orders/hooks/find-value.ts';
import { type Look, select } from '../../sites/orders/hooks/places.ts';
import { selectorsOf } from './stable.ts';

const HEADING = 'th,[role=columnheader],[role=rowheader]';
/** What stands beside a cell in a row is another column, not its label. */
const CELL = 'td,[role=gridcell],[role=cell]';
const TABLE = 'table,[role=grid],[role=treegrid],[role=table]';
const MOST_HEADINGS = 80;
const MOST_NAMES = 60;
const LONGEST_LABEL = 60;
/** A document number within words: `Purchase order 4500012345`. */
const NUMBER = '([A-Z]{0,8}[-/]?\\d[\\w/.-]{2,40})';

/** What the person pointed at: the element and what it says, as it is to be read. */
interface Pointed {
  element: Element;
  text: string;
  read?: FieldHook['read'];
  match?: string;
}

/** What an element says: by its machine-readable date where it has one. `isNumber`: of a text only the number counts. */
export function pointedAt(look: Look, element: Element, isNumber: boolean): Pointed | undefined {
  const dated = look.nodes.closest(element, 'time[datetime]') ?? element;
  const stamp = look.nodes.attributeOf(dated, 'datetime');
  if (stamp) return { element: dated, text: stamp.trim(), read: '@datetime' };
  const value = findValue(look, element, { at: ':scope' });
  // A password, a hidden field and what is being written say nothing.
  if (typeof value !== 'object') return undefined;
  const dates = datedIn(value.text);
  if (dates) return { element, text: dates.value };
  const own = value.text;
  const number = isNumber && !/^[\w/.-]+$/.test(own) ? new RegExp(NUMBER, 'iu').exec(own)?.[1] : undefined;
  return number ? { element, text: number, match: NUMBER } : { element, text: own };
}

/**
 * The ways to find a value again below `root` (its row, or the page): by the heading above it, the label beside it, the
 * names that it bears. Each was tried and finds just this value there.
 */
export function waysTo(look: Look, root: Element, pointed: Pointed): FieldHook[] {
  const { element, text, read, match } = pointed;
  const rest = { ...(read ? { read } : {}), ...(match ? { match } : {}) };
  const holds = (hook: FieldHook): boolean => {
    const value = findValue(look, root, hook);
    return typeof value === 'object' && value.text === text;
  };
  const candidates: FieldHook[][] = [
    headingsAbove(look, root).map((word) => ({ column: [word], ...rest })),
    labelsBeside(look, root, element).map((word) => ({ label: [word], ...rest })),
    namesOf(look, root, element).map((at) => ({ at, ...rest })),
  ];
  return candidates.flatMap((hooks) => hooks.find(holds) ?? []);
}

function headingsAbove(look: Look, root: Element): string[] {
  const { nodes, doc } = look;
  const table = root === doc.body ? null : nodes.closest(root, TABLE);
  if (!table) return [];
  let cells = [...select(look, table, HEADING)];
  if (cells.length < 2) cells = [...select(look, table, 'tr:first-child > *')];
  const texts = cells
    .slice(0, MOST_HEADINGS)
    .map((cell) => nodes.shortText(cell, LONGEST_LABEL) || (nodes.attributeOf(cell, 'aria-label') ?? ''));
  return [...new Set(texts.map(wordOf))].filter(isLabel);
}

/** Texts that may be the label: of what stands before the element or around it, and what is before its own colon. */
function labelsBeside(look: Look, root: Element, element: Element): string[] {
  const { nodes, doc } = look;
  const found: string[] = [];
  const id = nodes.attributeOf(element, 'id') ?? '';
  if (/^[\w:.-]{1,100}$/.test(id))
    for (const label of select(look, doc.body, `label[for="${id}"]`))
      found.push(nodes.shortText(label, LONGEST_LABEL));
  let at: Element | null = element;
  for (let climbs = 0; at && at !== root && climbs < 4; climbs++, at = nodes.elementAbove(at)) {
    if (root !== doc.body && nodes.closest(at, CELL) === at) break;
    let steps = 0;
    for (let before = nodes.previousOf(at); before && steps < 4; before = nodes.previousOf(before), steps++) {
      const said = nodes.isText(before)
        ? nodes.dataOf(before)
        : nodes.isElement(before)
          ? nodes.shortText(before, LONGEST_LABEL)
          : '';
      if (said.trim()) found.push(said);
    }
    const own = nodes.shortText(at, LONGEST_LABEL);
    const colon = own.search(/[:：]/);
    const label = datedIn(own)?.label ?? (colon > 0 ? own.slice(0, colon) : undefined);
    if (label) found.push(label);
  }
  return [...new Set(found.map(wordOf))].filter(isLabel);
}

/** Selectors by the element's own names and those around it, and by its tag below those; on the page only what stands once. */
function namesOf(look: Look, root: Element, element: Element): string[] {
  const { nodes, doc } = look;
  const tag = nodes.tagOf(element);
  const names = selectorsOf(nodes, element);
  const below: string[] = [];
  for (
    let at = nodes.elementAbove(element);
    at && at !== root && at !== doc.body;
    at = nodes.elementAbove(at)
  ) {
    const around = selectorsOf(nodes, at);
    names.push(...around);
    below.push(...around.slice(0, 4).map((name) => `${name} ${tag}`));
  }
  const all = [...names, ...below].slice(0, MOST_NAMES);
  const isOne = (name: string) => [...select(look, root, name)].length === 1;
  return root === doc.body ? all.filter(isOne) : [...names.slice(0, MOST_NAMES), ...below.filter(isOne)];
}

const wordOf = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[ :*：]+$/, '')
    .trim();

/** Short and of letters: a label with digits would be the value of another row, one that was cut short is none. */
const isLabel = (text: string): boolean =>
  text.length > 1 && text.length <= LONGEST_LABEL && /^[^\d…]*\p{L}[^\d…]*$/u.test(text);
