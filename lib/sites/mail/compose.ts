import type { PageNodes } from '../reading/lent.ts';
import { dom, readThrough } from '../reading/page-nodes.ts';
import { readHead } from './head.ts';
import type { Head } from './head-values.ts';
import { fieldOfNames } from './header-words.ts';
import { keyOf } from './key.ts';
import { bodyInFrame, contains, isHidden, namesOf, pageOf, upFrom } from './nodes.ts';
import type { Person } from './people.ts';
import { firstWords, NEAR, nameOf, type SendPlace, sendIn, wordless } from './send-place.ts';

/** A window in which somebody writes a mail, as it stands in the page. */
export interface ComposeWindow {
  /** Sixteen hexadecimal digits, the same while the window stays. */
  key: string;
  to: Person[];
  cc: Person[];
  from?: Person;
  subject?: string;
  /** Where its text is written: editable elements, text areas, the body of the document in an editor's frame. */
  body: Element[];
  /** What in it others wrote, where an adapter knows more of that than all mail programs share. */
  quoted?: Element[];
  /** Where its mark hangs: the button that sends it, else the first words of the window. */
  send: SendPlace | null;
}

/** Windows of one page. */
const MOST_WINDOWS = 10;
/** How far a window may reach beyond where its text is written. */
const MOST_CLIMBS = 16;
/** Where a text may be written, the likeliest first: beside an editor many pages keep a text area that nobody sees. */
const EDITABLES = ['[contenteditable],iframe', 'textarea'];
/** What is for one line, or for people, and not for a text. */
const NOT_A_BODY = /^(?:combobox|searchbox|listbox)$/;

/**
 * The windows of a page in which a mail is written: where a text is written near a field for people or a subject. Works by
 * structure and header words (English, German, French, Spanish), in small steps, so that the caller can give the page its
 * turn. Pure: nothing of the page is changed.
 */
export function* composeIn(doc: Document, nodes: PageNodes): Generator<void, ComposeWindow[]> {
  readThrough(nodes);
  const windows: ComposeWindow[] = [];
  const used = new Set<Element>();
  const names: string[] = [];
  const page = pageOf(doc);
  for (const place of EDITABLES.flatMap((selector) => [...dom.allIn(page, selector)])) {
    yield;
    if (windows.length >= MOST_WINDOWS || !mayBeBody(place)) continue;
    const found = yield* windowAround(doc, place, used);
    if (!found) continue;
    used.add(found.root);
    const { head } = found;
    const name = nameOf(place, found.root);
    // Which of those of one name: another window that comes or goes leaves the key as it is.
    const same = names.filter((each) => each === name).length;
    names.push(name);
    windows.push({
      key: keyOf('compose', name, String(same)),
      to: head.people.to,
      cc: head.people.cc,
      ...(head.people.from[0] && { from: head.people.from[0] }),
      ...(head.subject && { subject: head.subject }),
      body: [written(place)],
      send: found.send ?? firstWords(doc, found.root),
    });
  }
  return windows;
}

/** Where a text of several lines is written. */
function mayBeBody(element: Element): boolean {
  if (isHidden(element) || NOT_A_BODY.test(dom.attributeOf(element, 'role') ?? '')) return false;
  const tag = dom.tagOf(element);
  if (tag === 'textarea')
    return (
      !fieldOfNames(namesOf(element)) &&
      !/left:\s*-\d{3,}|opacity:\s*0\b/.test(dom.attributeOf(element, 'style') ?? '')
    );
  if (tag !== 'iframe') return isEditable(element) && !isInEditable(element);
  const body = bodyInFrame(element);
  return body !== null && (isEditable(body) || dom.closest(body, '[contenteditable]') !== null);
}

const isEditable = (element: Element): boolean =>
  /^(?:|true|plaintext-only)$/i.test(dom.attributeOf(element, 'contenteditable') ?? 'no');

function isInEditable(element: Element): boolean {
  const above = dom.elementAbove(element);
  const around = above && dom.closest(above, '[contenteditable]');
  return around !== null && isEditable(around);
}

const written = (place: Element): Element =>
  dom.tagOf(place) === 'iframe' ? (bodyInFrame(place) ?? place) : place;

interface Found {
  root: Element;
  head: Head;
  send: SendPlace | null;
}

/** The smallest element around a place to write that has fields for people or a subject, and the button that sends. */
function* windowAround(
  doc: Document,
  place: Element,
  used: ReadonlySet<Element>,
): Generator<void, Found | undefined> {
  const above = dom.elementAbove(place);
  if (!above) return undefined;
  let best: Found | undefined;
  let around = 0;
  for (const root of upFrom(above, MOST_CLIMBS)) {
    yield;
    // What belongs to another window belongs to no second one.
    if (used.has(root)) return undefined;
    if ([...used].some((other) => contains(root, other))) return best;
    if (/^(?:body|html)$/.test(dom.tagOf(root)) && best) return best;
    const send = sendIn(doc, root);
    if (!best) {
      if (!hasFields(root)) continue;
      const head = yield* readHead(doc, root, (element) => element === place, true);
      const isMail = head.people.to.length + head.people.cc.length > 0 || head.subject !== undefined;
      if (!isMail && !namesFields(root)) continue;
      best = { root, head, send };
    }
    if (send) return { ...best, root, send };
    if (around++ < NEAR && best.send === null) best.send = wordless(root);
  }
  return best;
}

const FIELDS =
  'input,textarea,select,[role=combobox],[role=listbox],[role=list],[role=textbox],ul,[aria-label]';
const hasFields = (root: Element): boolean => {
  let count = 0;
  for (const _ of dom.allIn(root, FIELDS)) if (++count > 1) return true;
  return false;
};

/** Two of the fields of a mail stand there, be they empty. */
function namesFields(root: Element): boolean {
  const named = new Set<string>();
  for (const field of dom.allIn(root, 'label,input,textarea,select,[aria-label],[role=combobox]')) {
    const words = [
      dom.shortText(field, 30),
      ...['aria-label', 'placeholder', 'name'].map((name) => dom.attributeOf(field, name)),
    ];
    for (const word of words) {
      if (/^_?(?:to|recipients?|an|empfänger|à|destinataires?|para|destinatarios?)\b:?/i.test(word ?? ''))
        named.add('to');
      if (/^_?(?:subject\w*|betreff|objet|asunto)\b:?/i.test(word ?? '')) named.add('subject');
    }
    if (named.size === 2) return true;
  }
  return false;
}
