import { CLOBBERED, IMITATIONS } from './clobbered.ts';
import { dayFromNow, ORDER_NUMBERS, SHARED_NUMBER } from './data.ts';

/**
 * What a hostile page shows: numbers alone; a list of orders as portals have it, one that an adapter knows, one of orders
 * that nobody knows; and one that an adapter knows on a page that fights being read.
 */
export type PageKind = 'marks' | 'portal' | 'site' | 'unknown' | 'clobbered';

/** Days of promise that the portal shows; some contradict one world's records, others the other's. */
const PROMISED = [25, 30, 25, 25, 25, 90];

const OF_ADAPTER: readonly PageKind[] = ['site', 'clobbered'];
export const adapterOf = (kind: PageKind): string => (OF_ADAPTER.includes(kind) ? 'tryton' : 'generic');

/** Where the adapter of Tryton's client, which may be on any host, reads lists. */
export const fragmentOf = (kind: PageKind): string =>
  OF_ADAPTER.includes(kind) ? '#sample/model/purchase.purchase;name=%22Purchases%22' : '';

/** Numbers that stand in both worlds' records, or in none. */
export const numbersOf = (kind: PageKind): string[] =>
  kind === 'unknown'
    ? ORDER_NUMBERS.map((number) => number.replace('45007711', '46118822'))
    : [...ORDER_NUMBERS, SHARED_NUMBER];

/**
 * A list of orders: dates in locked fields, others in text. The adapter reads no date: on its pages every order is said to
 * be cancelled.
 */
export function portalHtml(kind: PageKind): string {
  const isFoe = kind === 'clobbered';
  const state = OF_ADAPTER.includes(kind) ? 'Cancelled' : 'Confirmed';
  const rows = numbersOf(kind).map((number, at) => {
    const day = dayFromNow(PROMISED[at] ?? 25);
    const date = at % 2 === 0 ? day : `<input value="${day}" readonly>`;
    const sign = isFoe ? ' <b>≠</b>' : '';
    return `<tr><td data-title="PO number">${number}${sign}<td>lot<td>${dayFromNow(-60)}<td>${state}<td>40.00<td>${date}</tr>`;
  });
  const list = `<h1>Purchase orders</h1><input id="own"><div id="tabcontent"><div class="tab-pane active">
<table class="tree"><thead><tr><th>PO number<th>Supplier<th>Order date<th>State<th>Amount<th>Delivery date</tr></thead>
<tbody>${rows.join('')}</tbody></table></div></div>`;
  return isFoe ? `${CLOBBERED}${list}</form>${IMITATIONS}` : list;
}
