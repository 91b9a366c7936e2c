import { dom } from '../reading/page-nodes.ts';
import { isHidden, namesOf, placeIn, upFrom } from './nodes.ts';

/** The words of a button, or the button itself where they are in a picture of it, in a tip or nowhere. */
export interface SendPlace {
  at: Text | Element;
  /** What it is called. */
  words: string;
}

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
export const NEAR = 4;

/** The button in a window that says that it sends. */
export function sendIn(doc: Document, root: Element): SendPlace | null {
  for (const button of dom.allIn(root, BUTTON)) {
    if (isHidden(button)) continue;
    const words = saidOf(button).find((each) => SEND.test(each));
    if (words === undefined) continue;
    return placeAt(doc, button, words);
  }
  return null;
}

/** The button that somebody says sends, in whatever language. */
export function placeOfButton(doc: Document, button: Element): SendPlace {
  const [words = 'Send'] = saidOf(button).filter((each) => each !== '');
  return placeAt(doc, button, words);
}

/** What its text and its tips say, without how else it is pressed. */
const saidOf = (button: Element): string[] =>
  [dom.shortText(button, 60), ...TIPS.map((name) => dom.attributeOf(button, name) ?? '')].map((each) =>
    each.replace(SHORTCUT, '').trim(),
  );

function placeAt(doc: Document, button: Element, words: string): SendPlace {
  const walker = dom.textsUnder(doc, button);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const holder = dom.elementAbove(node);
    if (/\p{L}/u.test(dom.dataOf(node)) && holder && !dom.closest(holder, UNSHOWN))
      return { at: node, words };
  }
  return { at: button, words };
}

/** A button that sends by what its program calls it, or because it is the only one that hands the form in. */
export function wordless(root: Element): SendPlace | null {
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
export function firstWords(doc: Document, root: Element): SendPlace | null {
  for (const element of upFrom(root, NEAR)) {
    const place = placeIn(doc, element);
    if (place) return { at: place.node, words: dom.dataOf(place.node).trim().slice(0, 60) };
  }
  return null;
}

/** What names a window as long as it stays: what its page calls the place where its text is written. */
export function nameOf(place: Element, root: Element): string {
  const names = [place, root].flatMap((element) =>
    ['id', 'name', 'data-id', 'data-compose-id'].map((name) => dom.attributeOf(element, name) ?? ''),
  );
  const [draft] = dom.allIn(root, 'input[type=hidden][name=_id],input[type=hidden][name=draft]');
  return [...names, draft ? (dom.attributeOf(draft, 'value') ?? '') : ''].join('|');
}
