import { walk } from './reading/walk.ts';
import type { PageKind, SiteAdapter } from './site-adapter.ts';

/**
 * Reads any page: every text in document order, numbers that markup splits, values in locked or order-like form fields,
 * open shadow roots; table and grid headers, definition lists and labels beside a value tell what a short number is.
 * Frames run their own copy. How it is done lies in `reading/`.
 */
export const generic = {
  id: 'generic',
  name: 'Any site',
  matches: [],
  detect: () => true,
  pageKind,
  read: (doc, _url, roots) => walk(doc, roots),
  testUrls: ['https://portal.example/orders'],
} satisfies SiteAdapter;

/** What sort of page this is, from its address: a rough guess that only orders what is shown. */
function pageKind(url: string): PageKind {
  if (/mail|outlook/.test(url)) return /_uid=|[#/](?:inbox|id)\/.{6}/.test(url) ? 'message' : 'message-list';
  if (!/order|bestell|commande|pedido/i.test(url)) return 'other';
  return /[/=][^/?]*\d{2}/.test(url) ? 'order' : 'order-list';
}
