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

const mailHost = /^(?:[^/]*\.)?(?:mail|webmail|outlook|mailbox)\d*\./;
const mailPath = /[?&]_task=mail\b|\/(?:mail|webmail|owa)(?:\/|$|\?)/;
const messageAddress = /[?&]_uid=\d|[#/](?:inbox|sent|all|message|id)\/[^/]{6,}/i;
const orderWord = /(?:orders?|purchase-?orders?|order_headers|bestellung(?:en)?|commandes?|pedidos?)/;
const oneOrder = new RegExp(`${orderWord.source}[^?#]*[/=][^/]*\\d|[?&](?:order|po)\\w*=[^&]*\\d`, 'i');
const orderList = new RegExp(`[/#_-]${orderWord.source}(?:[/?#.]|$)`, 'i');

/** What sort of page this is, from its address: a rough guess that only orders what is shown. */
function pageKind(url: string): PageKind {
  const [, host = '', path = ''] = /^[a-z]+:\/\/([^/?#]*)(.*)$/i.exec(url.slice(0, 2_000)) ?? [];
  if (mailHost.test(host) || mailPath.test(path))
    return messageAddress.test(path) ? 'message' : 'message-list';
  if (oneOrder.test(path)) return 'order';
  return orderList.test(path) ? 'order-list' : 'other';
}
