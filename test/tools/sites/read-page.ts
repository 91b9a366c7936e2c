import type { PageReading } from '../../../lib/domain/page-reading.ts';
import { readSite, type SiteReading } from '../../../lib/sites/orders/hooks/read-site.ts';
import { readOrders } from '../../../lib/sites/orders/read-orders.ts';
import { pageNodes } from '../../../lib/sites/reading/lent.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';

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
