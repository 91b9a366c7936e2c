// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PageRow } from '../../../../lib/domain/page-reading.ts';
import { siteHooksSchema } from '../../../../lib/domain/site-hooks.ts';
import type { TaughtField } from '../../../../lib/domain/taught-sample.ts';
import { propose, tried } from '../../../../lib/page/teach/propose.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

const url = 'https://portal.example/orders';
const FOLDERS = ['generic', 'foreign-layouts'].map((name) => `test/fixtures/sites/${name}`);

type Row = { of: 'order' | 'line'; order: string } & Partial<Record<TaughtField, string>>;

function open(html: string): void {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  document.body.replaceWith(document.adoptNode(parsed.body));
}

const plain = (said: string) => said.replace(/[\s\u200e\u200f]+/g, ' ').trim();

/** Elements that say just this text, innermost; else those that say it among other words. */
function saying(text: string): Element[] {
  const all = [...document.body.querySelectorAll(':not(option)')].map((element) => {
    const held = element instanceof HTMLInputElement ? element.value : (element.textContent ?? '');
    return { element, said: plain(held), stamp: element.getAttribute('datetime') };
  });
  const exact = all.filter(({ said, stamp }) => said === text || stamp === text);
  const hits = (exact.length > 0 ? exact : all.filter(({ said }) => said.includes(text))).map(
    (each) => each.element,
  );
  return hits.filter((element) => !hits.some((other) => other !== element && element.contains(other)));
}

function distance(one: Element, other: Element): number {
  let steps = 0;
  for (let at: Element | null = one; at && !at.contains(other); at = at.parentElement) steps++;
  for (let at: Element | null = other; at && !at.contains(one); at = at.parentElement) steps++;
  return steps;
}

/** Points at what one row says: at its own order, line or item first, then at what stands nearest to that. */
function pointAt({ of: _, ...row }: Row): Map<TaughtField, Element> {
  const picked = new Map<TaughtField, Element>();
  const names = Object.keys(row) as TaughtField[];
  const anchorName = (['item', 'line', 'description', 'order'] as const).find(
    (name) => row[name] && saying(row[name]).length > 0,
  );
  const anchor = anchorName && saying(row[anchorName] as string)[0];
  if (!anchorName || !anchor) return picked;
  picked.set(anchorName, anchor);
  for (const name of names) {
    const nearest = saying(row[name] as string)
      .filter((element) => ![...picked.values()].includes(element))
      .sort((a, b) => distance(a, anchor) - distance(b, anchor))[0];
    if (!picked.has(name) && nearest) picked.set(name, nearest);
  }
  return picked;
}

const LIST = 'table,[role=grid],[role=treegrid],ul,ol';

/** The rows that stand in the list of the first, which is the one that is taught. */
function ofOneList(rows: Row[]): Row[] {
  const listOf = (row: Row) => {
    const [text] = [row.item, row.line, row.order].filter((each) => each && saying(each).length > 0);
    return text ? saying(text)[0]?.closest(LIST) : undefined;
  };
  const list = rows[0] && listOf(rows[0]);
  return list ? rows.filter((row) => listOf(row) === list) : rows;
}

/** Rows that were taught on the first and are read with all that was pointed at. */
function taughtRows(rows: Row[]): { wanted: number; read: number; lost: string[] } {
  const picked = pointAt(rows[0] as Row);
  const { hooks, lost } = propose({ doc: document, nodes: pageNodes, url }, picked);
  if (!hooks) return { wanted: rows.length, read: 0, lost };
  expect(siteHooksSchema.safeParse(hooks).error).toBeUndefined();
  const found = tried({ doc: document, url, nodes: pageNodes }, hooks).rows;
  const names = [...picked.keys()].filter((name) => name !== 'order' && !lost.includes(name));
  const read = rows.filter((row) =>
    found.some(
      (each) =>
        each.order === row.order &&
        names.every(
          (name) =>
            row[name] === undefined || each.fields[name as keyof PageRow['fields']]?.includes(row[name]),
        ),
    ),
  );
  return { wanted: rows.length, read: read.length, lost };
}

const fixtures = FOLDERS.flatMap((folder) =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.rows.json'))
    .map((file) => {
      const { rows } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as { rows: Row[] };
      const lines = rows.filter((row) => row.of === 'line');
      const same = lines.length > 0 ? lines : rows;
      return {
        name: file.replace('.rows.json', ''),
        html: join(folder, file.replace('.rows.json', '.html')),
        rows: same,
      };
    })
    // Its orders stand in scripts: there is nothing to point at.
    .filter(({ rows, name }) => rows.length > 0 && name !== 'schema-org'),
);

test('one row that is pointed at teaches all rows of most layouts', () => {
  const results = fixtures.map(({ name, html, rows }) => {
    open(readFileSync(html, 'utf8'));
    return { name, ...taughtRows(ofOneList(rows)) };
  });
  const isRead = ({ wanted, read, lost }: (typeof results)[number]) =>
    read === wanted && !lost.includes('rows') && !lost.includes('order');
  const rest = results.filter((each) => !isRead(each));
  expect(results.length).toBeGreaterThanOrEqual(25);
  expect(rest.length / results.length, JSON.stringify(rest)).toBeLessThanOrEqual(0.15);
});
