import type { Overheard } from './listen.ts';

/**
 * What a hostile script tries when marks and a card are on its page. Each probe runs in the page's own world and answers
 * every text that it could lay hands on; the test looks for confidential words in it. Self-contained functions: they are
 * sent to the page.
 */
export interface Probe {
  id: string;
  /** The leaky overlay that this probe must see through (see leaks.ts). */
  leak: string;
  run: (canaries: string[]) => Promise<string[]> | string[];
}

/** The page's own search box reads closed roots: a word at a time. */
function findWords(canaries: string[]): string[] {
  const seek = window as unknown as { find(text: string, ...options: boolean[]): boolean };
  return canaries.filter((word) => {
    getSelection()?.removeAllRanges();
    return seek.find(word, false, false, true, false, true, false);
  });
}

/** The same, letter by letter, without knowing any word: only letters that the page's own text does not use. */
function findLetters(): string[] {
  const seek = window as unknown as { find(text: string, ...options: boolean[]): boolean };
  const letters = 'ZQXJKVWYPBGDM';
  const has = (text: string): boolean => {
    getSelection()?.removeAllRanges();
    return seek.find(text, true, false, true, false, true, false);
  };
  const words: string[] = [];
  for (const first of letters) {
    if (!has(first)) continue;
    let word = first;
    for (let grown = true; grown && word.length < 12; ) {
      grown = false;
      for (const next of letters) {
        if (!has(word + next)) continue;
        word += next;
        grown = true;
        break;
      }
    }
    words.push(word);
  }
  return words;
}

function findCommand(canaries: string[]): string[] {
  return canaries.filter((word) => {
    getSelection()?.removeAllRanges();
    return document.execCommand('FindString', false, word);
  });
}

/** Open roots, and roots caught by a patched `attachShadow`. */
function walkShadows(): string[] {
  const { overheard } = window as unknown as { overheard: Overheard };
  const texts = overheard.roots.map((root) => root.textContent ?? '');
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (!element.shadowRoot) continue;
      texts.push(element.shadowRoot.textContent ?? '', element.shadowRoot.innerHTML);
      walk(element.shadowRoot);
    }
  };
  walk(document);
  return texts;
}

function serialise(): string[] {
  const root = document.documentElement;
  const html = root as unknown as { getHTML(options: object): string };
  return [
    root.outerHTML,
    new XMLSerializer().serializeToString(document),
    html.getHTML({ serializableShadowRoots: true }),
    `${Reflect.get(root, 'innerText')}`,
    root.textContent ?? '',
    (root.cloneNode(true) as Element).outerHTML,
    (document.importNode(root, true) as Element).outerHTML,
  ];
}

function selectAll(): string[] {
  getSelection()?.selectAllChildren(document.documentElement);
  const range = document.createRange();
  range.selectNode(document.documentElement);
  const text = [`${getSelection()}`, `${range}`];
  document.execCommand('selectAll');
  text.push(`${getSelection()}`);
  getSelection()?.removeAllRanges();
  return text;
}

/** Asks every point of the window what lies there. */
function pointGrid(): string[] {
  const texts = new Set<string>();
  for (let x = 4; x < innerWidth; x += 16) {
    for (let y = 4; y < innerHeight; y += 16) {
      for (const element of document.elementsFromPoint(x, y)) {
        if (element === document.documentElement || element === document.body) continue;
        texts.add(element.outerHTML);
      }
      const caret = document.caretPositionFromPoint?.(x, y)?.offsetNode;
      if (caret instanceof Text) texts.add(caret.data);
    }
  }
  return [...texts];
}

/** Elements that the page did not make: takes them over as custom elements and asks their internals for the root. */
function hijackRegistry(): string[] {
  const texts: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('*')) {
    if (element.localName.includes('-') && !customElements.get(element.localName)) {
      customElements.define(element.localName, class extends HTMLElement {});
    }
    try {
      texts.push(element.attachInternals().shadowRoot?.textContent ?? '');
    } catch {
      // Only custom elements have internals.
    }
  }
  const { caught } = window as unknown as { caught?: ElementInternals[] };
  for (const internals of caught ?? []) texts.push(internals.shadowRoot?.textContent ?? '');
  return texts;
}

/** Frames, their names, and addresses in the timeline. */
function frames(): string[] {
  const texts = performance.getEntries().map(({ name }) => name);
  for (const frame of document.querySelectorAll('iframe'))
    texts.push(frame.src, frame.name, frame.title, frame.id);
  for (let at = 0; at < window.length; at++) {
    const frame = window[at] as Window;
    texts.push(`frame ${at}`);
    try {
      texts.push(frame.name, frame.document.documentElement.textContent ?? '');
    } catch {
      // Another origin.
    }
  }
  return texts;
}

/** Takes the overlay's element into a document of the page's own and searches there. */
async function adoptHost(canaries: string[]): Promise<string[]> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const inside = frame.contentDocument as Document;
  for (const element of [...document.documentElement.children, ...document.body.children]) {
    if (element instanceof HTMLDivElement || element.localName.includes('-'))
      inside.body.append(inside.adoptNode(element));
  }
  const seek = frame.contentWindow as unknown as { find(text: string): boolean };
  const found = canaries.filter((word) => seek.find(word));
  await new Promise((resolve) => setTimeout(resolve, 100));
  found.push(...canaries.filter((word) => seek.find(word)), inside.documentElement.outerHTML);
  frame.remove();
  return found;
}

function overheardTexts(): string[] {
  const { overheard } = window as unknown as { overheard: Overheard };
  const { spoken, calls, reports, mutations, entries } = overheard;
  return [...spoken, ...calls, ...reports, ...mutations, ...entries];
}

/** Everything that outlives a call: storage, title, attributes, new globals. */
function leftBehind(): string[] {
  const { overheard } = window as unknown as { overheard: Overheard };
  const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ name, value }) => `${name}=${value}`),
  );
  const fresh = Object.getOwnPropertyNames(window).filter(
    (name) => !overheard.globals.includes(name) && name !== 'overheard',
  );
  const values = fresh.map((name) => {
    try {
      return `${name} ${JSON.stringify(Reflect.get(window, name))}`;
    } catch {
      return name;
    }
  });
  return [
    JSON.stringify(localStorage),
    JSON.stringify(sessionStorage),
    document.title,
    document.cookie,
    ...attributes,
    ...values,
  ];
}

/** A page font whose faces cover single letters: which of them the browser asks for tells which letters are shown. */
async function fontLetters(): Promise<string[]> {
  const before = [...document.fonts].length;
  // Nobody shows the last letter: where its face is asked for too, policy blocks faces and the answer means nothing.
  for (const family of ['sans-serif', 'Inter', 'Segoe UI', 'Arial', 'inherit-me']) {
    for (const letter of 'ZQXJ\u00df') {
      const code = letter.codePointAt(0)?.toString(16);
      document.fonts.add(new FontFace(family, `url(/font-${letter}.woff2)`, { unicodeRange: `U+${code}` }));
    }
  }
  document.documentElement.style.setProperty('font-family', 'inherit-me', 'important');
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 150)));
  const asked = [...document.fonts].slice(before).filter(({ status }) => status !== 'unloaded');
  document.documentElement.style.removeProperty('font-family');
  const letters = asked.map(({ unicodeRange }) => `letter ${unicodeRange.toUpperCase()}`);
  return letters.includes('letter U+DF') ? [] : letters;
}

/** The confidential words that a probe's texts give away, whole or to six letters; letters of a font probe count as such. */
export function givenAway(texts: readonly string[], canaries: readonly string[]): string[] {
  const words = canaries
    .flatMap((canary) => canary.split(/[ @]/))
    .filter((word) => word.length >= 7 && !/^\d/.test(word));
  const secret = (text: string): boolean =>
    text.startsWith('letter ') ||
    words.some(
      (word) => text.includes(word) || (text.length >= 6 && text.length <= 12 && word.includes(text)),
    );
  return texts.filter(secret).map((text) => text.slice(0, 80));
}

export const PROBES: Probe[] = [
  { id: 'find', leak: 'closed-text', run: findWords },
  { id: 'find letter by letter', leak: 'closed-text', run: findLetters },
  { id: 'find command', leak: 'closed-text', run: findCommand },
  { id: 'shadow walk', leak: 'open-root', run: walkShadows },
  { id: 'caught root', leak: 'caught-root', run: walkShadows },
  { id: 'serialise and clone', leak: 'light-text', run: serialise },
  { id: 'select all', leak: 'light-text', run: selectAll },
  { id: 'points', leak: 'light-text', run: pointGrid },
  { id: 'registry', leak: 'custom-element', run: hijackRegistry },
  { id: 'frames', leak: 'named-frame', run: frames },
  { id: 'adopted host', leak: 'closed-text', run: adoptHost },
  { id: 'overheard message', leak: 'message', run: overheardTexts },
  { id: 'overheard broadcast', leak: 'broadcast', run: overheardTexts },
  { id: 'overheard event', leak: 'custom-event', run: overheardTexts },
  { id: 'left in storage', leak: 'storage', run: leftBehind },
  { id: 'left in attributes', leak: 'attribute', run: leftBehind },
  { id: 'left in globals', leak: 'global', run: leftBehind },
  { id: 'font letters', leak: 'inherited-font', run: fontLetters },
];
