// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { FoundMention } from '../../../lib/sites/mention-reader.ts';
import { readMentions } from '../../../lib/sites/read-mentions.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';

const FIXTURES = 'test/fixtures/sites';

interface Fixture {
  adapter: string;
  name: string;
  html: string;
  expected: [kind: string, raw: string, labelled: boolean][];
}

const fixtures: Fixture[] = readdirSync(FIXTURES).flatMap((adapter) =>
  readdirSync(`${FIXTURES}/${adapter}`)
    .filter(
      (file) =>
        file.endsWith('.html') && existsSync(`${FIXTURES}/${adapter}/${file.replace('.html', '.json')}`),
    )
    .map((file) => {
      const html = readFileSync(`${FIXTURES}/${adapter}/${file}`, 'utf8');
      const expected = JSON.parse(
        readFileSync(`${FIXTURES}/${adapter}/${file.replace('.html', '.json')}`, 'utf8'),
      );
      return { adapter, name: file.replace('.html', ''), html, expected };
    }),
);

function load(html: string): Document {
  document.documentElement.innerHTML = html.replace(/^<!--.*-->\n<!doctype html>/, '');
  return document;
}

/** What a mention's place says: its own node from `start`, the nodes between, the last one up to `end`. */
function textAt({ node, start, endNode, end }: FoundMention): string {
  const read = (at: FoundMention['node']) => (at instanceof Text ? at.data : (at as HTMLInputElement).value);
  if (node === endNode) return read(node).slice(start, end);
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(endNode, end);
  return range.toString();
}

test.each(fixtures)('reads $adapter/$name', ({ html, expected }) => {
  const doc = load(html);
  const found = [...readMentions(doc, [doc.body], pageNodes)].flat();
  expect(found.map(({ kind, raw, labelled }) => [kind, raw, labelled])).toEqual(expected);
  for (const mention of found) expect(textAt(mention)).toBe(mention.raw);
});

test.each(fixtures)('leaves $adapter/$name as it was', ({ html }) => {
  const doc = load(html);
  const before = doc.documentElement.outerHTML;
  for (const _ of readMentions(doc, [doc.body], pageNodes));
  expect(doc.documentElement.outerHTML).toBe(before);
});

test('reads a page that clobbers what scripts read', () => {
  const names = [
    'childNodes',
    'parentNode',
    'firstChild',
    'nextSibling',
    'nodeType',
    'nodeName',
    'tagName',
    'getAttribute',
    'shadowRoot',
    'isConnected',
  ];
  const doc = load(
    `<body><form>${names.map((name) => `<input name="${name}">`).join('')}<p>PO 4500012345</p></form><p>SCMS-4</p></body>`,
  );
  const found = [...readMentions(doc, [doc.body], pageNodes)].flat();
  expect(found.map(({ raw }) => raw)).toEqual(['4500012345', 'SCMS-4']);
});

test('reading uses no globals of the page', () => {
  const files = readdirSync('lib/sites', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files) {
    const code = readFileSync(`lib/sites/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
    expect(code, file).not.toMatch(/(?<![.\w])(?:document|window|location|fetch|innerHTML)\b(?!\??:)/);
  }
});
