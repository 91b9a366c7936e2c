// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { fitting } from '../../../../lib/sites/mail/fitting.ts';
import { partsOf } from '../../../../lib/sites/mail/parts.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { readThrough } from '../../../../lib/sites/reading/page-nodes.ts';
import { genericMail, parsedMail } from '../../../tools/sites/mail.ts';

/** A page with one open mail. */
const page = (head: string, text: string): Document =>
  parsedMail(
    `<!doctype html><html lang="en"><body><main><h1>Order</h1><section>${head}<div class="message-body">${text}</div></section></main></body></html>`,
  );
const table = (to: string, from = 'Ana &lt;ana@north.example&gt;'): string =>
  `<table><tr><td>From:</td><td>${from}</td></tr><tr><td>To:</td><td>${to}</td></tr><tr><td>Date:</td><td>5 May 2026</td></tr></table>`;
const many = (count: number, each: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => each(at)).join(' ');

describe('very many recipients', () => {
  test.each([
    ['in one text', 2_000, many(2_000, (at) => `P ${at} &lt;p${at}@own.example&gt;,`)],
    ['each in an element', 300, many(300, (at) => `<span title="p${at}@own.example">P ${at}</span>`)],
  ])('%s: a hundred are named, the others counted', (_, count, to) => {
    const [open] = genericMail(page(table(to), 'x'), 'https://post.example/').messages;
    expect(open?.message.to).toHaveLength(100);
    expect(open?.message.more).toBe(count - 100);
    expect(open?.message.from).toEqual({ name: 'Ana', address: 'ana@north.example' });
  });
});

test.each([
  ['ana@north.example <evil@else.example>', { name: 'ana@north.example', address: 'evil@else.example' }],
  ['"ana@north.example" <evil@else.example>', { name: 'ana@north.example', address: 'evil@else.example' }],
  [
    '"Ana, ana@north.example" <evil@else.example>',
    { name: 'Ana, ana@north.example', address: 'evil@else.example' },
  ],
  ['"Ana <ana@north.example>" <evil@else.example>', { address: 'evil@else.example' }],
  ['ana@north.example <ana@north.example>', { address: 'ana@north.example' }],
])('whoever is called like an address is not at that address: %s', (from, person) => {
  const head = `<p>From: ${from.replaceAll('<', '&lt;')}</p><p>To: me@own.example</p><p>Date: 5 May 2026</p>`;
  const [open] = genericMail(page(head, 'x'), 'https://post.example/').messages;
  expect(open?.message.from).toEqual(person);
});

test.each([
  ['<span>Ana Sol</span> <span>ana@north.example</span>', { name: 'Ana Sol', address: 'ana@north.example' }],
  ['<span>Ana</span>\n<b>ana@north.example</b>', { name: 'Ana', address: 'ana@north.example' }],
  ['Ana Sol <b>ana@north.example</b>', { name: 'Ana Sol', address: 'ana@north.example' }],
  ['an<b>a@north.example</b>', { address: 'ana@north.example' }],
])('blanks between elements part a name from an address: %s', (from, person) => {
  const head = `<p>From: ${from}</p><p>To: me@own.example</p><p>Date: 5 May 2026</p>`;
  const [open] = genericMail(page(head, 'x'), 'https://post.example/').messages;
  expect(open?.message.from).toEqual(person);
});

test('very many recipients stand in one text with their label', () => {
  const to = many(2_000, (at) => `P ${at} &lt;p${at}@own.example&gt;,`);
  const head = `<p>From: Ana &lt;ana@north.example&gt;</p><p>To: ${to}</p><p>Date: 5 May 2026</p>`;
  const [open] = genericMail(page(head, 'x'), 'https://post.example/').messages;
  expect(open?.message.to).toHaveLength(100);
  expect(open?.message.more).toBe(1_900);
});

test('of a very long conversation the first and the last messages are read', () => {
  const message = (at: number): string =>
    `<article class="message"><p>From: P ${at} &lt;p${at}@own.example&gt;</p><p>Date: 5 May 2026</p><div class="message-body">${at}</div></article>`;
  const found = genericMail(
    parsedMail(
      `<!doctype html><html lang="en"><body><main><h1 class="subject">Valves</h1>${many(400, message)}</main></body></html>`,
    ),
    'https://post.example/',
  );
  const from = found.messages.map(({ message: { from: sender } }) => sender.name);
  expect(from).toHaveLength(50);
  expect([from[0], from[24], from[25], from[49]]).toEqual(['P 0', 'P 24', 'P 375', 'P 399']);
  expect(found.messages.at(-1)?.message.subject).toBe('Valves');
  expect(found.cut).toBe(true);
});

test('a part of a page is asked part by part for what fits, in its sequence', () => {
  const doc = parsedMail(
    `<main>${many(3, (at) => `<section class="x">${'<p><b>1</b></p>'.repeat(5_000)}<i class="x">${at}</i></section>`)}</main>`,
  );
  readThrough(pageNodes);
  const steps = fitting(doc.body, '.x');
  let turns = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) turns++;
  expect(turns).toBeGreaterThan(2);
  expect(step.value).toEqual([...doc.querySelectorAll('.x')]);
});

/** In which part each text of a mail stands. */
function partsIn(doc: Document): string[] {
  const [open] = genericMail(doc, 'https://post.example/').messages;
  const steps = partsOf(doc, open?.bodies ?? [], open?.message.subject);
  let step = steps.next();
  while (!step.done) step = steps.next();
  const found: string[] = [];
  for (const body of open?.bodies ?? []) {
    const texts = doc.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode())
      if (texts.currentNode.nodeValue?.trim()) found.push(step.value.partAt(texts.currentNode, 0));
  }
  return found;
}

test('fifty quotes in each other are quoted, and what stands before them is not', () => {
  const quotes = `<p>Mine</p>${'<blockquote><p>On 4 May Bo wrote:</p>'.repeat(50)}<p>Old</p>${'</blockquote>'.repeat(50)}`;
  const parts = partsIn(page(table('me@own.example'), quotes));
  expect(parts[0]).toBe('text');
  expect(new Set(parts.slice(1))).toEqual(new Set(['quoted']));
  expect(parts).toHaveLength(52);
});

test('what Outlook quotes stands behind its break, in however many elements', () => {
  const parts = partsIn(
    page(
      table('me@own.example'),
      `<p>Mine</p><div id="appendonsend"></div>${many(200, (at) => `<p>Old ${at}</p>`)}`,
    ),
  );
  expect(parts).toEqual(['text', ...Array.from({ length: 200 }, () => 'quoted')]);
});

/** The key of a mail that a page dates like this. */
const keyDated = (date: string): string | undefined => {
  const head = table('me@own.example').replace('5 May 2026', date);
  const [open] = genericMail(page(head, 'x'), 'https://post.example/').messages;
  expect(open?.message.at).toBe(date);
  return open?.message.key;
};

test('a mail keeps its key from day to day', () => {
  vi.useFakeTimers({ now: new Date(2026, 4, 14, 12), toFake: ['Date'] });
  const on12th = ['Tue 10:42', 'mar. 10 h 42', '12 May', '12 May 2026 10:42'].map(keyDated);
  expect(new Set(on12th).size).toBe(1);
  expect(new Set(['10:42', 'Today 10:42', '14 May'].map(keyDated)).size).toBe(1);
  expect(new Set(['gestern 10:42', 'Wed 10:42', '13/5/2026'].map(keyDated)).size).toBe(1);
  const dated = keyDated('12 May 2026 10:42');
  expect(keyDated('Today, 12 May 2026 10:42')).toBe(dated);
  expect(keyDated('12 May 2026 10:42 (3 days ago)')).toBe(dated);
  expect(new Set([dated, keyDated('13 May 2026 10:42'), keyDated('10:42')]).size).toBe(3);
  vi.useRealTimers();
});

test('days that are shown twice and kept in attributes are no list', () => {
  const head = `<p>From: <b>Ana</b> &lt;ana@north.example&gt;</p><p><span class="short-date" title="Tuesday, 5 May 2026 08:15">5 May</span>
    <time datetime="2026-05-05T08:15:00Z" title="5 May 2026 08:15">5 May 2026, 08:15</time></p><p>To: me@own.example</p>`;
  const doc = page(head, 'Good morning');
  const [open] = genericMail(doc, 'https://post.example/').messages;
  expect(open?.message).toMatchObject({ at: '2026-05-05T08:15:00Z', to: [{ address: 'me@own.example' }] });
  expect(open?.bodies.map(({ textContent }) => textContent)).toEqual(['Good morning']);
});

test('a mail whose page names neither its text nor a recipient is one; with a recipient who has no address it is none', () => {
  const read = (to: string) =>
    genericMail(
      parsedMail(
        `<!doctype html><html lang="en"><head><title>Order 4500001</title></head><body><main><article><h2>Order 4500001</h2>
        <p class="from">From <b>Ana</b> &lt;<span>ana@north.example</span>&gt;</p>${to}<p class="from">Date: <time datetime="2026-05-05T07:12:00Z">5.5.2026</time></p>
        <p>It arrives on 12 May.</p><p>Ana</p></article></main><script>0</script></body></html>`,
      ),
      'https://post.example/',
    ).messages.map(({ message: { from, subject } }) => [from.address, subject]);
  expect(read('')).toEqual([['ana@north.example', 'Order 4500001']]);
  expect(read('<p>To: me@own.example</p>')).toHaveLength(1);
  expect(read('<p>To: Own Ltd</p>')).toEqual([]);
});

test('a time beside the sender is no part of the name', () => {
  const head = `<p>From: <b>Ana</b> &lt;ana@north.example&gt; <time datetime="2026-05-05T08:15:00Z">5 May</time></p><p>To: me@own.example</p>`;
  const [open] = genericMail(page(head, 'x'), 'https://post.example/').messages;
  expect(open?.message).toMatchObject({
    from: { name: 'Ana', address: 'ana@north.example' },
    to: [{ address: 'me@own.example' }],
    at: '2026-05-05T08:15:00Z',
  });
});
