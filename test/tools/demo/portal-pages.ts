import { portalDate, portalLines, portalStatus, portalSupplier } from './choose.ts';
import { dottedDate, esc, htmlPage } from './html.ts';
import type { DemoLine, DemoOrders } from './orders.ts';
import { slug } from './orders.ts';

/** Numbers that no file knows: they must stay without a mark. */
const UNKNOWN_ROWS = [
  ['TOOL-88120', '10', 'Tooling charge', '1', '30.05.2026', '', 'Open'],
  ['4500990017', '10', 'Archived order', '12', '18.11.2023', '18.11.2023', 'Archived'],
];

/** The frame of every portal page: somebody else's look, with the note that it is a demo. */
export function portalPage(orders: DemoOrders, title: string, main: string, script = ''): string {
  const supplier = portalSupplier(orders);
  const links = [
    ['/orders', 'Purchase orders'],
    ['/app', 'Orders (live)'],
    ['/grid', 'All lines'],
    ['/strict', 'Strict page'],
    ['/inputs', 'Confirm orders'],
    ['/scroll', 'Schedule'],
    ['/shadow', 'Widget'],
    ['/frame', 'Embedded list'],
    ['/quiet', 'Contact'],
  ];
  return htmlPage(
    `${title} · ${supplier} supplier portal`,
    `<link rel="stylesheet" href="/assets/portal.css">${script}`,
    `<header class="hh"><b>${esc(supplier.toUpperCase())}</b> supplier portal <span>orders.${esc(slug(supplier))}.example</span><span class="hs">${esc(orders.note)}</span></header>
<div class="host"><nav class="hn" aria-label="Portal">${links.map(([href, label]) => `<a href="${href}">${label}</a>`).join('')}</nav>
<main class="hm">${main}</main></div>`,
  );
}

/** The list of purchase orders as a static table. */
export function ordersPage(orders: DemoOrders): string {
  const lines = portalLines(orders);
  return portalPage(
    orders,
    'Purchase orders',
    `<h2>Purchase orders</h2><p class="hf">Status: all &nbsp;|&nbsp; As of ${dottedDate(orders.asOf)} &nbsp;|&nbsp; ${lines.length} lines</p>
${orderTable(lines)}<p class="hf">Page 1 of 1</p>`,
  );
}

/** A table of lines as HTML. Order numbers are links, as portals have them. */
export function orderTable(lines: readonly DemoLine[]): string {
  const rows = lines.map((line, index) => [
    `<a href="/orders/${encodeURIComponent(line.order)}">${esc(line.order)}</a>`,
    esc(line.line || `${index + 1}`),
    esc(
      [line.description, line.article && !line.description.includes(line.article) ? line.article : '']
        .join(' ')
        .slice(0, 60),
    ),
    esc(line.quantity?.toLocaleString('en')),
    dottedDate(line.requested ?? line.promised),
    dottedDate(portalDate(line, index)),
    portalStatus(line),
  ]);
  return `<div class="hw"><table class="ht"><thead><tr><th>Order no.</th><th>Line</th><th>Article</th><th class="r">Qty</th><th>Requested</th><th>Confirmed</th><th>Status</th></tr></thead>
<tbody>${[...rows, ...UNKNOWN_ROWS].map((row) => `<tr>${row.map((cell, column) => `<td${column === 3 ? ' class="r"' : ''}>${cell}</td>`).join('')}</tr>`).join('\n')}</tbody></table></div>`;
}

/** One order as labelled values, with its shipments and invoices. Null when the portal does not have it. */
export function orderPage(orders: DemoOrders, number: string): string | null {
  const lines = orders.lines.filter((line) => line.order === number);
  const first = lines[0];
  if (!first) return null;
  const facts: [string, string][] = [
    ['Purchase order', number],
    ['Supplier', first.supplier],
    ['Contact', first.supplierEmail],
    ['Ordered on', dottedDate(first.sent)],
  ];
  const parts = lines.map(
    (line, index) => `<section><h3>Line ${esc(line.line || index + 1)}: ${esc(line.description)}</h3><dl>
<dt>Quantity</dt><dd>${esc(line.quantity)}</dd><dt>Confirmed date</dt><dd>${dottedDate(portalDate(line, index))}</dd>
<dt>Status</dt><dd>${portalStatus(line)}</dd>
${line.shipments.map((shipment) => `<dt>Shipping notice</dt><dd>${esc(shipment)}</dd>`).join('')}
${line.invoices.map((invoice) => `<dt>Invoice</dt><dd>${esc(invoice)}</dd>`).join('')}</dl></section>`,
  );
  return portalPage(
    orders,
    `Order ${number}`,
    `<h2>Purchase order ${esc(number)}</h2><dl>${facts.map(([term, value]) => `<dt>${term}</dt><dd>${esc(value)}</dd>`).join('')}</dl>${parts.join('')}
<p class="hf">Questions? Call +41 44 555 01 42 or write to ${esc(first.supplierEmail)}.</p>`,
  );
}

/** The same list, drawn by a script: sorting and refreshing replace every row, a click on an order changes the address only. */
export function appPage(orders: DemoOrders): string {
  return portalPage(
    orders,
    'Orders (live)',
    '<div id="app">Loading…</div>',
    '<script src="/assets/app.js" defer></script>',
  );
}

/** Every line of the file in a grid that keeps only the visible rows in the document. */
export function gridPage(orders: DemoOrders): string {
  return portalPage(
    orders,
    'All lines',
    '<h2>All lines</h2><p class="hf" id="count"></p><div class="gridhead"><span>PO number</span><span>Line</span><span>Article</span><span>Confirmed</span></div><div id="grid" class="grid" tabindex="0" aria-label="All lines"></div>',
    '<script src="/assets/grid.js" defer></script>',
  );
}

/** What the scripts of {@link appPage} and {@link gridPage} load. */
export function linesJson(orders: DemoOrders, all: boolean): string {
  const lines = all ? orders.lines : portalLines(orders);
  return JSON.stringify(
    lines.map((line, index) => ({
      order: line.order,
      line: line.line || `${index + 1}`,
      article: (line.description || line.article).slice(0, 60),
      quantity: line.quantity ?? null,
      confirmed: dottedDate(portalDate(line, index)),
      status: portalStatus(line),
    })),
  );
}
