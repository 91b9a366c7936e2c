import type { FieldHook } from '../../domain/site-hooks.ts';
import { findValue } from '../../sites/orders/hooks/find-value.ts';
import { nearestBefore } from '../../sites/orders/hooks/outside.ts';
import { type Look, select } from '../../sites/orders/hooks/places.ts';
import { isWithin, type RowList } from './rows.ts';
import { selectorsOf } from './stable.ts';
import { pointedAt, waysTo } from './ways.ts';

/** Attributes by which grids tell which row an element belongs to, where its columns lie in several containers. */
const SHARED = ['row-id', 'row-index', 'aria-rowindex', 'data-rowindex', 'data-row-index', 'data-row-key'];

/** The one of several ways, or all together, that finds most in the rows of a list and nothing strange. */
export function fairest(look: Look, { rows }: RowList, ways: FieldHook[]): FieldHook | undefined {
  // Of a single row, what stands beside a value may as well be another value.
  const sure = rows.length > 1 ? ways : ways.filter(({ label }) => !label);
  const joined: FieldHook = Object.assign({}, ...(sure.length > 0 ? sure : ways));
  const tries = ways.length > 0 ? [joined, ...ways] : [];
  const score = (hook: FieldHook): number => {
    const values = rows.map((row) => findValue(look, row, hook));
    const broken = values.filter((value) => value === 'broken').length;
    return values.filter((value) => typeof value === 'object').length - 2 * broken;
  };
  return tries.map((hook) => ({ hook, score: score(hook) })).sort((a, b) => b.score - a.score)[0]?.hook;
}

/**
 * Where the order of a row stands outside of it: in a part of the row that lies elsewhere, in the row that heads its group, or in
 * what holds the group.
 */
export function outsideHook(
  look: Look,
  row: Element,
  list: RowList,
  element: Element,
): FieldHook | undefined {
  return (
    besideHook(look, row, list, element) ??
    beforeHook(look, row, list, element) ??
    aroundHook(look, row, list, element)
  );
}

function besideHook(look: Look, row: Element, list: RowList, element: Element): FieldHook | undefined {
  const { nodes } = look;
  const pointed = pointedAt(look, element, true);
  if (!pointed) return undefined;
  for (const name of SHARED) {
    const value = nodes.attributeOf(row, name);
    const part = value && nodes.closest(element, `[${name}]`);
    if (!part || part === row || nodes.attributeOf(part, name) !== value) continue;
    const ways = waysTo(look, part, pointed).map((way): FieldHook => ({ beside: name, ...way }));
    const hook = fairest(look, list, ways);
    if (hook) return hook;
  }
  return undefined;
}

function beforeHook(look: Look, row: Element, list: RowList, element: Element): FieldHook | undefined {
  const { nodes } = look;
  let head = nodes.elementBefore(row);
  while (head && !isWithin(look, element, head)) head = nodes.elementBefore(head);
  const pointed = head && pointedAt(look, element, true);
  if (!head || !pointed) return undefined;
  const level = nodes.attributeOf(head, 'aria-level');
  const whole = pointedAt(look, head, true);
  const ways = waysTo(look, head, pointed);
  if (whole?.match && whole.text === pointed.text) ways.push({ at: ':scope', match: whole.match });
  const names = [
    ...(level ? [`[aria-level="${level}"]`] : []),
    ...selectorsOf(nodes, head),
    `${nodes.tagOf(head)}:has(> [colspan])`,
  ];
  for (const name of names) {
    // A row that heads others is none of them.
    const isApart = list.rows.every((each) => nodes.closest(each, name) !== each);
    if (!isApart || nearestBefore(look, row, name) !== head) continue;
    const found = ways.map((way): FieldHook => ({ before: name, ...way }));
    const hook = fairest(look, list, found);
    if (hook) return hook;
  }
  return undefined;
}

/** Where the order of a group of rows stands: in the nearest element around the rows that holds it, where there are several. */
function aroundHook(look: Look, row: Element, list: RowList, element: Element): FieldHook | undefined {
  const { nodes, doc } = look;
  let group = nodes.elementAbove(row);
  while (group && !isWithin(look, element, group)) group = nodes.elementAbove(group);
  const pointed = pointedAt(look, element, true);
  if (!group || group === doc.body || !pointed) return undefined;
  for (const name of [...selectorsOf(nodes, group), nodes.tagOf(group)]) {
    const several = [...select(look, doc.body, name)].length > 1;
    if (!several || nodes.closest(row, name) !== group) continue;
    const ways = waysTo(look, group, pointed).map((way): FieldHook => ({ in: name, ...way }));
    const hook = fairest(look, list, ways);
    if (hook) return hook;
  }
  return undefined;
}
