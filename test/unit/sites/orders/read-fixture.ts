import { readdirSync, readFileSync } from 'node:fs';
import type { PageReading } from '../../../../lib/domain/page-reading.ts';
import { readOrders } from '../../../../lib/sites/orders/read-orders.ts';
import { schemaRows } from '../../../../lib/sites/orders/schema-org.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';

/** A reading as fixtures write it down: a flat row for each order or line, without the number of its table. */
export interface Reading {
  kind: string;
  lang?: string;
  rows: Record<string, string>[];
}

const SITES = 'test/fixtures/sites';

/** Pages of a folder that have an expected reading. */
export function pagesIn(folder: string): string[] {
  return readdirSync(`${SITES}/${folder}`)
    .filter((file) => file.endsWith('.rows.json'))
    .map((file) => file.replace('.rows.json', ''));
}

export const markupOf = (folder: string, page: string): string =>
  readFileSync(`${SITES}/${folder}/${page}.html`, 'utf8');

export const expectedOf = (folder: string, page: string): Reading =>
  JSON.parse(readFileSync(`${SITES}/${folder}/${page}.rows.json`, 'utf8'));

/** Builds a page of its own; the first line of a fixture says where it stands. */
export function load(markup: string): { doc: Document; url: string } {
  const [, url = 'https://portal.example/'] = /"url": "([^"]+)"/.exec(markup) ?? [];
  return { doc: new DOMParser().parseFromString(markup.replace(/^<!--.*-->\n/, ''), 'text/html'), url };
}

export function readWhole(steps: Iterator<void, PageReading>): PageReading {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

export const readPage = (markup: string): PageReading => {
  const { doc, url } = load(markup);
  // As in a browser: its reader comes to pages of such data alone.
  const structured = markup.includes('schema.org') ? schemaRows : undefined;
  return readWhole(readOrders({ doc, url, nodes: pageNodes, structured }));
};

export const flat = ({ kind, lang, rows }: PageReading): Reading => ({
  kind,
  ...(lang ? { lang } : {}),
  rows: rows.map(({ of, order, fields }) => ({ of, order, ...fields })),
});
