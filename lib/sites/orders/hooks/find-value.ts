import type { FieldHook } from '../../../domain/site-hooks.ts';
import { around, cellUnder, type Label, type Look, labelsOf, select } from './places.ts';

/**
 * What a hook found: a text; `absent` where the page says nothing there; `broken` where something is there that cannot be
 * what the hook knows, or two ways of the hook found different things.
 */
export type Value = { text: string } | 'absent' | 'broken';

const LONGEST = 200;
/** How far up from a label its value may stand beside it. */
const CLIMBS = 3;
const CONTROL = 'input,textarea';
const NEVER_READ = /^(?:password|hidden|tel|file|checkbox|radio)$/i;

/** Reads one value from a row (or from the whole page). `head` is where the headings of the row stand, if not in its table. */
export function findValue(look: Look, row: Element, hook: FieldHook, head?: string): Value {
  const root = hook.in ? around(look, row, hook.in) : row;
  if (!root) return 'broken';
  const ways: Value[] = [];
  if (hook.at) ways.push(firstOf(look, select(look, root, hook.at), hook));
  if (hook.column) {
    const cell = cellUnder(look, row, head, hook.column);
    ways.push(cell ? valueIn(look, cell, hook) : 'absent');
  }
  if (hook.label) {
    const beside = labelsOf(look, root, hook.label).map((label) => besideLabel(look, root, label, hook));
    ways.push(beside.find((value) => value !== 'absent') ?? 'absent');
  }
  const told = ways.filter((value) => value !== 'absent');
  if (told.includes('broken')) return 'broken';
  const texts = new Set(told.map((value) => (value as { text: string }).text));
  return texts.size > 1 ? 'broken' : (told[0] ?? 'absent');
}

function firstOf(look: Look, elements: Iterable<Element>, hook: FieldHook): Value {
  for (const element of elements) {
    const value = valueIn(look, element, hook);
    if (value !== 'absent') return value;
  }
  return 'absent';
}

/** What the page says beside a label: behind its colon, in its field, in what follows it. */
function besideLabel(look: Look, root: Element, { element, rest }: Label, hook: FieldHook): Value {
  const { nodes } = look;
  if (rest) return fitting(rest, hook);
  const field = fieldOf(look, element);
  if (field) return valueIn(look, field, hook);
  let at: Element = element;
  for (let climbs = 0; climbs <= CLIMBS && at !== root; climbs++) {
    for (let next = nodes.nextOf(at); next; next = nodes.nextOf(next)) {
      if (nodes.isText(next)) {
        const text = nodes.dataOf(next).replace(/\s+/g, ' ').trim();
        if (text && text !== ':') return fitting(text, hook);
      } else if (nodes.isElement(next) && nodes.sortOf(next) !== 'break') return valueIn(look, next, hook);
    }
    const above = nodes.elementAbove(at);
    if (!above) break;
    at = above;
  }
  return 'absent';
}

/** The form field that a label names. */
function fieldOf(look: Look, element: Element): Element | undefined {
  const label = around(look, element, 'label');
  if (!label) return undefined;
  const id = look.nodes.attributeOf(label, 'for') ?? '';
  // Only a plain id: others would break out of the selector.
  const selector = /^[\w:.-]{1,100}$/.test(id) ? `[id="${id}"]` : '';
  const [named] = selector ? select(look, look.doc.body, selector) : [];
  return named ?? [...select(look, label, CONTROL)][0];
}

function valueIn(look: Look, element: Element, hook: FieldHook): Value {
  const { nodes } = look;
  if (hook.read?.startsWith('@')) {
    const name = hook.read.slice(1);
    const [holder] = select(look, element, `[${name}]`);
    return holder ? fitting(nodes.attributeOf(holder, name) ?? '', hook) : 'broken';
  }
  const [control] = select(look, element, CONTROL);
  if (!control) return hook.read === 'value' ? 'broken' : fitting(nodes.shortText(element, LONGEST), hook);
  const field = control as HTMLInputElement | HTMLTextAreaElement;
  const isSecret = NEVER_READ.test(nodes.attributeOf(field, 'type') ?? '');
  // What a person is writing is theirs until they leave the field.
  if (isSecret || look.doc.activeElement === field) return 'absent';
  return fitting(nodes.heldBy(field), hook);
}

function fitting(said: string, { match }: FieldHook): Value {
  const text = said.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
  if (!text) return 'absent';
  if (!match) return { text };
  const found = new RegExp(match, 'iu').exec(text);
  if (!found) return 'broken';
  const group = found[1]?.trim();
  return group ? { text: group } : 'absent';
}
