// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { type ComposeWindow, composeIn } from '../../../../lib/sites/mail/compose.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

function allIn(doc: Document): ComposeWindow[] {
  const steps = composeIn(doc, pageNodes);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What a page shows of its windows, without elements. */
function seen(html: string) {
  const doc = parsed(html);
  const before = doc.documentElement.outerHTML;
  const windows = allIn(doc);
  expect(doc.documentElement.outerHTML).toBe(before);
  expect(allIn(doc).map(({ key }) => key)).toEqual(windows.map(({ key }) => key));
  return windows.map(({ key, body, send, ...head }) => {
    expect(key).toMatch(/^[0-9a-f]{16}$/);
    return { ...head, body: body.map(({ localName }) => localName), send: send?.words ?? null };
  });
}

const FORM = `<form><div><label for="t">An</label><input id="t" value="Ana Sol &lt;ana@north.example&gt;, bo@south.example"></div>
<div><label for="c">Kopie</label><input id="c" value="cy@north.example"></div>
<div><label for="s">Betreff</label><input id="s" value="Bestellung 4500001"></div>
<div contenteditable="true"><p>Guten Tag,</p></div><div><button type="button"><span>Senden</span></button></div></form>`;

test('a form with labels, and the button that sends it', () => {
  expect(seen(FORM)).toEqual([
    {
      to: [{ name: 'Ana Sol', address: 'ana@north.example' }, { address: 'bo@south.example' }],
      cc: [{ address: 'cy@north.example' }],
      subject: 'Bestellung 4500001',
      body: ['div'],
      send: 'Senden',
    },
  ]);
});

test('chips instead of a field, and a window that is still empty', () => {
  const chips = `<div role="dialog"><div aria-label="To"><span title="ana@north.example">Ana Sol</span></div>
<input name="subjectbox" placeholder="Subject" value=""><textarea aria-label="Message Body"></textarea><div role="button">Send</div></div>`;
  expect(seen(chips)).toEqual([
    { to: [{ name: 'Ana Sol', address: 'ana@north.example' }], cc: [], body: ['textarea'], send: 'Send' },
  ]);
  const empty = '<form><input placeholder="To"><input placeholder="Subject"><textarea></textarea></form>';
  expect(seen(empty)).toEqual([{ to: [], cc: [], body: ['textarea'], send: null }]);
});

/** Where the mark of a window with this in its bar hangs. */
function sendAt(bar: string): string {
  const [window] = allIn(
    parsed(
      `<main><h2>New message</h2><p>Inbox</p><form>${FIELDS}<div class="bar">${bar}</div></form></main>`,
    ),
  );
  const at = window?.send?.at;
  return at instanceof Element ? `<${at.id}>` : (at?.data ?? '');
}
const FIELDS =
  '<input aria-label="To" value="ana@north.example"><input name="subject" value="PO"><textarea></textarea>';
const PICTURE = '<svg><path d="M0 0"/></svg>';

test.each([
  ['words', `<button id="s">Send</button>`, 'Send'],
  ['words and how else it is pressed', `<button id="s">Send (Ctrl+Enter)</button>`, 'Send (Ctrl+Enter)'],
  [
    'a spoken name',
    `<button id="d">${PICTURE}</button><button id="s" aria-label="Senden">${PICTURE}</button>`,
    '<s>',
  ],
  ['a title', `<button id="s" title="Envoyer">${PICTURE}</button>`, '<s>'],
  [
    'a tip with a shortcut',
    `<div role="button" id="s" data-tooltip="Send \u202a(Ctrl-Enter)\u202c">${PICTURE}</div>`,
    '<s>',
  ],
  ['the title of its picture', `<button id="s"><svg><title>Send</title><path/></svg></button>`, '<s>'],
  [
    'words for those who listen',
    `<button id="s">${PICTURE}<span class="sr-only">Send</span></button>`,
    '<s>',
  ],
  ['the value of a control', `<input type="submit" id="s" value="Send">`, '<s>'],
  [
    'what its program calls it',
    `<button id="d" class="discard"></button><button id="s" data-testid="composer:send-button">${PICTURE}</button>`,
    '<s>',
  ],
  [
    'that nothing else hands the form in',
    `<button id="d" type="button"></button><button id="s" type="submit">${PICTURE}</button>`,
    '<s>',
  ],
  [
    'nothing: the words that the window begins with',
    `<button id="d" type="button">${PICTURE}</button>`,
    'New message',
  ],
])('the button that sends is told by %s', (_, bar, where) => {
  expect(sendAt(bar)).toBe(where);
});

test('several windows are told apart', () => {
  const two = seen(`<main>${FORM}${FORM.replaceAll('4500001', '4500002')}</main>`);
  expect(two.map(({ subject }) => subject)).toEqual(['Bestellung 4500001', 'Bestellung 4500002']);
});

test('a window keeps its key while others come and go, and those of one name are told apart', () => {
  const named = (name: string) => FORM.replace('<div contenteditable', `<div ${name} contenteditable`);
  const keys = (html: string) => allIn(parsed(html)).map(({ key }) => key);
  const [a, b] = keys(`<main>${named('id="a"')}${named('id="b"')}</main>`);
  expect(keys(`<main>${named('id="b"')}</main>`)).toEqual([b]);
  expect(keys(`<main>${FORM}${named('id="b"')}${named('id="a"')}</main>`).slice(1)).toEqual([b, a]);
  expect(new Set(keys(`<main>${named('name="text"').repeat(3)}${FORM.repeat(2)}</main>`)).size).toBe(5);
});

test('a page is looked through in small steps', () => {
  const steps = composeIn(parsed(FORM.repeat(8)), pageNodes);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count++;
  expect(step.value).toHaveLength(8);
  expect(count).toBeGreaterThan(8);
});

test('what is no mail is none: a chat, a search, a comment', () => {
  expect(seen('<div><div contenteditable></div><button>Send</button></div>')).toEqual([]);
  expect(seen('<form><input name="q"><textarea></textarea><button>Send</button></form>')).toEqual([]);
  expect(seen('<label>Comment <textarea></textarea></label>')).toEqual([]);
});
