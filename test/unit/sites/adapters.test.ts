// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adapters, chooseAdapter } from '../../../lib/sites/index.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { FoundMention } from '../../../lib/sites/site-adapter.ts';

const FIXTURES = 'test/fixtures/sites';

interface Fixture {
  adapter: string;
  name: string;
  url: string;
  html: string;
  expected: [kind: string, raw: string, labelled: boolean][];
}

const fixtures: Fixture[] = readdirSync(FIXTURES).flatMap((adapter) =>
  readdirSync(`${FIXTURES}/${adapter}`)
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(`${FIXTURES}/${adapter}/${file}`, 'utf8');
      const [, head = '{}'] = /^<!-- (\{.*\}) -->\n/.exec(html) ?? [];
      const expected = JSON.parse(
        readFileSync(`${FIXTURES}/${adapter}/${file.replace('.html', '.json')}`, 'utf8'),
      );
      return { adapter, name: file.replace('.html', ''), url: JSON.parse(head).url, html, expected };
    }),
);

function load(html: string): Document {
  document.documentElement.innerHTML = html.replace(/^<!--.*-->\n<!doctype html>/, '');
  return document;
}

/** What a mention's place says: its own node from `start`, the nodes between, the last one up to `end`. */
function textAt({ node, start, endNode, end }: FoundMention): string {
  const read = (at: FoundMention['node']) => (at instanceof Text ? at.data : at.value);
  if (node === endNode) return read(node).slice(start, end);
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(endNode, end);
  return range.toString();
}

describe.each(adapters.map((adapter) => [adapter.id, adapter] as const))('%s', (id, adapter) => {
  const own = fixtures.filter((fixture) => fixture.adapter === id);

  test('is well formed', () => {
    expect(adapters.filter((other) => other.id === id)).toHaveLength(1);
    expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
    expect(adapter.testUrls.length).toBeGreaterThan(0);
    expect(own.length).toBeGreaterThan(0);
    if (id === 'generic') expect(adapters.at(-1)).toBe(adapter);
    else expect(adapter.matches.length).toBeGreaterThan(0);
  });

  test.each(own)('reads $name', ({ url, html, expected }) => {
    const doc = load(html);
    expect(chooseAdapter(doc, url).id).toBe(id);
    const found = [...adapter.read(doc, url, [doc.body], pageNodes)].flat();
    expect(found.map(({ kind, raw, labelled }) => [kind, raw, labelled])).toEqual(expected);
    for (const mention of found) expect(textAt(mention)).toBe(mention.raw);
  });

  test.each(fixtures)('leaves $adapter/$name as it was', ({ url, html }) => {
    const doc = load(html);
    const before = doc.documentElement.outerHTML;
    for (const _ of adapter.read(doc, url, [doc.body], pageNodes));
    adapter.detect(doc, url);
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
    const found = [...adapter.read(doc, 'https://x.example/', [doc.body], pageNodes)].flat();
    expect(found.map(({ raw }) => raw)).toEqual(['4500012345', 'SCMS-4']);
  });
});

test('adapters use no globals of the page', () => {
  const files = readdirSync('lib/sites', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  for (const file of files) {
    const code = readFileSync(`lib/sites/${file}`, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, '');
    expect(code, file).not.toMatch(/(?<![.\w])(?:document|window|location|fetch|innerHTML)\b(?!\??:)/);
  }
});

test('every fixture belongs to an adapter', () => {
  for (const { adapter } of fixtures) expect(adapters.map(({ id }) => id)).toContain(adapter);
});
