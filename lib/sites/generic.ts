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
  testUrls: ['https://portal.example/orders', 'https://mail.example/?_task=mail&_mbox=INBOX'],
} satisfies SiteAdapter;

const mail = /^\w+:\/\/[^/]*(?:mail|outlook)|[?&]_task=mail/;
const message = /_uid=\d|[#/](?:inbox|sent|id|message)\/.{6}/i;
const orders = /order|bestell|commande|pedido/i;

/** What sort of page this is, from its address: a rough guess that only orders what is shown. */
function pageKind(url: string): PageKind {
  if (mail.test(url)) return message.test(url) ? 'message' : 'message-list';
  const path = url.replace(/^\w+:\/\/[^/]*/, '');
  if (!orders.test(path)) return 'other';
  return /[/=][^/?]*\d{2}/.test(path) ? 'order' : 'order-list';
}
