import { readdirSync, readFileSync } from 'node:fs';
import type { PageReading, PageRow } from '../../../lib/domain/page-reading.ts';
import { readSite, type SiteReading } from '../../../lib/sites/orders/hooks/read-site.ts';
import { readOrders } from '../../../lib/sites/orders/read-orders.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';

/** A page of a portal as it is kept in `test/fixtures/sites/<adapter>/`. */
export interface SitePage {
  adapter: string;
  name: string;
  url: string;
  html: string;
  rows: PageRow[];
}

/** The pages of the given sites, each with the rows that are to be read of it. A page without them is a fault. */
export function sitePages(ids: readonly string[], folder = 'test/fixtures/sites'): SitePage[] {
  return ids.flatMap((adapter) =>
    readdirSync(`${folder}/${adapter}`)
      .filter((file) => file.endsWith('.html'))
      .map((file) => {
        const text = readFileSync(`${folder}/${adapter}/${file}`, 'utf8');
        const [, head = '{}', html = ''] = /^<!-- (.*) -->\n([\s\S]*)$/.exec(text) ?? [];
        const { url } = JSON.parse(head) as { url: string };
        const name = file.replace('.html', '');
        const rows = JSON.parse(readFileSync(`${folder}/${adapter}/${name}.rows.json`, 'utf8')) as PageRow[];
        return { adapter, name, url, html, rows };
      }),
  );
}

export const parsed = (html: string): Document => new DOMParser().parseFromString(html, 'text/html');

/** Reads a document as the page's own scripts do: by structure, then by the first adapter that knows it. */
export function readPage(
  sites: readonly SiteAdapter[],
  doc: Document,
  url: string,
): { generic: PageReading; site: SiteReading | undefined } {
  const page = { doc, url, nodes: pageNodes };
  const generic = ended(readOrders(page));
  const known = sites.find(({ detect }) => detect(doc, url));
  return { generic, site: known && ended(readSite(known, page, generic)) };
}

function ended<R>(steps: Generator<void, R>): R {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
