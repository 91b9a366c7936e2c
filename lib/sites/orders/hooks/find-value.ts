import type { FieldHook } from '../../../domain/site-hooks.ts';
import { plain } from '../../reading/plain.ts';
import { nearestBefore, partsOf } from './outside.ts';
import { around, cellUnder, type Label, type Look, labelsOf, select } from './places.ts';

/**
 * What a hook found: a text; `empty` where its place is there and says nothing; `absent` where there is no such place; `broken`
 * where something stands there that cannot be what the hook knows, or two ways of the hook found different things.
 */
export type Value = { text: string } | 'empty' | 'absent' | 'broken';

const LONGEST = 200;
/** Texts that one value may be spread over. */
const MOST_TEXTS = 100;
/** How far up from a label its value may stand beside it. */
const CLIMBS = 3;
const ENDS = /^(?:t[dhr]|d[dt]|li)$/;
const TERM = /^(?:dt|th|label)$/;
const CONTROL = 'input,textarea';
const CONTROLS = /^(?:input|textarea)$/;
const NEVER_READ = /^(?:password|hidden|tel|file|checkbox|radio)$/i;

/** Reads one value from a row (or from the whole page). `head` is where the headings of the row stand, if not in its table. */
export function findValue(look: Look, row: Element, hook: FieldHook, head?: string): Value {
  if (hook.beside) {
    const values = partsOf(look, row, hook.beside).map((part) => findIn(look, part, hook, head));
    return values.includes('broken') ? 'broken' : best(values);
  }
  if (hook.before) {
    const before = nearestBefore(look, row, hook.before);
    return before ? findIn(look, before, hook, head) : 'absent';
  }
  return findIn(look, row, hook, head);
}

function findIn(look: Look, row: Element, hook: FieldHook, head?: string): Value {
  const root = hook.in ? around(look, row, hook.in) : row;
  if (!root) return 'broken';
  const ways: Value[] = [];
  if (hook.at) ways.push(best(valuesOf(look, select(look, root, hook.at), hook)));
  if (hook.column) {
    const cell = cellUnder(look, row, head, hook.column);
    ways.push(cell ? valueIn(look, cell, hook) : 'absent');
  }
  if (hook.label) {
    const labels = labelsOf(look, root, hook.label);
    ways.push(best(labels.map((label) => besideLabel(look, root, label, hook))));
  }
  if (ways.includes('broken')) return 'broken';
  const texts = new Set(ways.flatMap((value) => (typeof value === 'object' ? value.text : [])));
  if (texts.size > 1) return 'broken';
  const [text] = texts;
  return text === undefined ? best(ways) : { text };
}

/** Of several places the first that says something; else whether there is one at all. */
function best(values: Iterable<Value>): Value {
  let answer: Value = 'absent';
  for (const value of values) {
    if (value === 'broken' || typeof value === 'object') return value;
    if (value === 'empty') answer = value;
  }
  return answer;
}

function* valuesOf(look: Look, elements: Iterable<Element>, hook: FieldHook): Generator<Value> {
  for (const element of elements) yield valueIn(look, element, hook);
}

/** What the page says beside a label: behind its colon, in its field, behind it in its element, in what follows that. */
function besideLabel(look: Look, root: Element, label: Label, hook: FieldHook): Value {
  if (label.rest) return fitting(label.rest, hook);
  const field = fieldOf(look, label.element);
  if (field) return valueIn(look, field, hook);
  const inside = behind(look, label, hook);
  // A term may bear a footnote or a sign; where it ends in a colon, what follows is its value.
  const isPlain = !TERM.test(look.nodes.tagOf(label.element)) && /\p{Nd}/u.test(inside?.text ?? '');
  if (inside && (label.isEnded || isPlain)) return inside;
  const beside = besideElement(look, root, label.element, hook);
  return inside && beside === 'absent' ? inside : beside;
}

/** The first that says something behind a label in the same element; a button is no value. */
function behind(look: Look, { text }: Label, hook: FieldHook): { text: string } | undefined {
  const { nodes } = look;
  for (let next = nodes.nextOf(text); next; next = nodes.nextOf(next)) {
    const isShown = nodes.isElement(next) && nodes.sortOf(next) !== 'break' && nodes.tagOf(next) !== 'button';
    const value = nodes.isText(next)
      ? fitting(nodes.dataOf(next), hook)
      : isShown && nodes.isElement(next) && valueIn(look, next, hook);
    if (typeof value === 'object') return value;
  }
  return undefined;
}

function besideElement(look: Look, root: Element, element: Element, hook: FieldHook): Value {
  const { nodes } = look;
  let at: Element = element;
  for (let climbs = 0; climbs <= CLIMBS && at !== root; climbs++) {
    for (let next = nodes.nextOf(at); next; next = nodes.nextOf(next)) {
      if (nodes.isText(next)) {
        const text = nodes.dataOf(next).replace(/\s+/g, ' ').trim();
        if (text && text !== ':') return fitting(text, hook);
      } else if (nodes.isElement(next) && nodes.sortOf(next) !== 'break') return valueIn(look, next, hook);
    }
    const above = nodes.elementAbove(at);
    // What stands in another row or cell belongs to another label.
    if (!above || ENDS.test(nodes.tagOf(at))) break;
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
    if (!holder) return 'broken';
    return isSecret(look, holder) ? 'empty' : fitting(nodes.attributeOf(holder, name) ?? '', hook);
  }
  const isPlain = nodes.firstElementOf(element) === null && !CONTROLS.test(nodes.tagOf(element));
  const [control] = isPlain ? [] : select(look, element, CONTROL);
  if (!control) return hook.read === 'value' ? 'broken' : fitting(textUnder(look, element), hook);
  const field = control as HTMLInputElement | HTMLTextAreaElement;
  // What a person is writing is theirs until they leave the field.
  if (isSecret(look, field) || look.doc.activeElement === field) return 'empty';
  return fitting(nodes.heldBy(field), hook);
}

/** A field that says nothing of an order and may hold a password or the token of a session, in whichever attribute. */
const isSecret = ({ nodes }: Look, field: Element): boolean =>
  nodes.tagOf(field) === 'input' && NEVER_READ.test(nodes.attributeOf(field, 'type') ?? '');

/** The beginning of the text under an element. */
function textUnder({ doc, nodes }: Look, element: Element): string {
  const walker = nodes.textsUnder(doc, element);
  let text = '';
  for (let count = 0; count < MOST_TEXTS && text.length < LONGEST; count++) {
    const next = walker.nextNode();
    if (!next) break;
    const above = nodes.elementAbove(next);
    if (above && nodes.sortOf(above) !== 'unread') text += `${nodes.dataOf(next as Text)} `;
  }
  return text;
}

function fitting(said: string, { match }: FieldHook): Value {
  const text = plain(said).slice(0, LONGEST);
  if (!text) return 'empty';
  if (!match) return { text };
  const found = new RegExp(match, 'iu').exec(text);
  if (!found) return 'broken';
  const group = found[1]?.trim();
  return group ? { text: group } : 'empty';
}
