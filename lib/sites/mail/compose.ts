import type { PageNodes } from '../reading/lent.ts';
import { dom, readThrough } from '../reading/page-nodes.ts';
import { readHead } from './head.ts';
import type { Head } from './head-values.ts';
import { fieldOfNames } from './header-words.ts';
import { keyOf } from './key.ts';
import { bodyInFrame, contains, isHidden, namesOf, pageOf, placeIn, upFrom } from './nodes.ts';
import type { Person } from './people.ts';

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
  /** Where its mark hangs: the button that sends it, else the first words of the window. */
  send: SendPlace | null;
}

/** The words of a button, or the button itself where they are in a picture of it, in a tip or nowhere. */
export interface SendPlace {
  at: Text | Element;
  /** What it is called. */
  words: string;
}

/** Windows of one page. */
const MOST_WINDOWS = 10;
/** How far a window may reach beyond where its text is written. */
const MOST_CLIMBS = 16;
/** Where a text may be written, the likeliest first: beside an editor many pages keep a text area that nobody sees. */
const EDITABLES = ['[contenteditable],iframe', 'textarea'];
/** What is for one line, or for people, and not for a text. */
const NOT_A_BODY = /^(?:combobox|searchbox|listbox)$/;
const SEND =
  /^(?:send|send now|send message|send email|senden|jetzt senden|nachricht senden|abschicken|envoyer|envoyer le message|enviar|enviar mensaje|enviar ahora)$/i;
const BUTTON = 'button,[role=button],input[type=submit],input[type=button],input[type=image],a';
/** Attributes that say what a button does where no text does, the surest first. */
const TIPS = ['aria-label', 'title', 'data-tooltip', 'data-original-title', 'data-title', 'value', 'alt'];
/** What programs call such a button. */
const NAMED_SEND = /^(?:[a-z]+[:_-])*(?:send|submit)(?:[:_-]?(?:button|btn|icon|now|mail|message))?$/i;
/** `Send (Ctrl+Enter)`: how else it is pressed. */
const SHORTCUT = /[\s\p{Cf}]*(?:[([{]|[–—-] |\b(?:ctrl|strg|cmd|alt)\b|[⌘⌃↵⏎]).*$/iu;
/** What is there for those who listen only has no place of its own. */
const UNSHOWN =
  'svg,[class*=sr-only i],[class*=hidden i],[class*=screen-reader i],[class*=screenreader i],[class*=offscreen i]';
/** So far around the fields of a window a button without words is looked for. */
const NEAR = 4;

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

function sendIn(doc: Document, root: Element): SendPlace | null {
  for (const button of dom.allIn(root, BUTTON)) {
    if (isHidden(button)) continue;
    const words = [dom.shortText(button, 60), ...TIPS.map((name) => dom.attributeOf(button, name) ?? '')]
      .map((each) => each.replace(SHORTCUT, '').trim())
      .find((each) => SEND.test(each));
    if (words === undefined) continue;
    const walker = dom.textsUnder(doc, button);
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const holder = dom.elementAbove(node);
      if (/\p{L}/u.test(dom.dataOf(node)) && holder && !dom.closest(holder, UNSHOWN))
        return { at: node, words };
    }
    return { at: button, words };
  }
  return null;
}

/** A button that sends by what its program calls it, or because it is the only one that hands the form in. */
function wordless(root: Element): SendPlace | null {
  const buttons = [...dom.allIn(root, BUTTON)].filter((button) => !isHidden(button));
  const named = buttons.find((button) =>
    [...namesOf(button), dom.attributeOf(button, 'data-action') ?? ''].some((name) => NAMED_SEND.test(name)),
  );
  const handing = buttons.filter((button) =>
    /^(?:submit|image)$/.test(dom.attributeOf(button, 'type') ?? ''),
  );
  const at = named ?? (handing.length === 1 ? handing[0] : undefined);
  return at ? { at, words: 'Send' } : null;
}

/** Where nothing says what sends: the words that a window begins with, or its title right above. */
function firstWords(doc: Document, root: Element): SendPlace | null {
  for (const element of upFrom(root, NEAR)) {
    const place = placeIn(doc, element);
    if (place) return { at: place.node, words: dom.dataOf(place.node).trim().slice(0, 60) };
  }
  return null;
}

/** What names a window as long as it stays: what its page calls the place where its text is written. */
function nameOf(place: Element, root: Element): string {
  const names = [place, root].flatMap((element) =>
    ['id', 'name', 'data-id', 'data-compose-id'].map((name) => dom.attributeOf(element, name) ?? ''),
  );
  const [draft] = dom.allIn(root, 'input[type=hidden][name=_id],input[type=hidden][name=draft]');
  return [...names, draft ? (dom.attributeOf(draft, 'value') ?? '') : ''].join('|');
}
