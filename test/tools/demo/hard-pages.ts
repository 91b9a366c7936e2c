import { portalLines } from './choose.ts';
import { esc, htmlPage } from './html.ts';
import type { DemoLine, DemoOrders } from './orders.ts';
import { orderTable, portalPage } from './portal-pages.ts';

/** Numbers as values of inputs, and one in editable text, where no mark belongs. */
export function inputsPage(orders: DemoOrders): string {
  const rows = portalLines(orders)
    .slice(0, 8)
    .map(
      (line, index) =>
        `<tr><td><input aria-label="Order ${index + 1}" name="order${index}" value="${esc(line.order)}" readonly></td><td><input aria-label="New date ${index + 1}" type="date" value="${line.promised ?? ''}"></td></tr>`,
    );
  const first = portalLines(orders)[0];
  return portalPage(
    orders,
    'Confirm orders',
    `<h2>Confirm orders</h2><table class="ht"><thead><tr><th>Order no.</th><th>New date</th></tr></thead><tbody>${rows.join('')}</tbody></table>
<p><label>Order number <input id="wanted" name="wanted" value="${esc(first?.order)}"></label></p>
<p><label for="remark">Remark</label><br><textarea id="remark" rows="3" cols="50">Please see order ${esc(first?.order)}</textarea></p>
<div contenteditable="true" role="textbox" aria-label="Draft" class="draft">Draft about order ${esc(first?.order)}</div>`,
  );
}

/** A list inside a scroller inside a scroller, with a heading row that stays. */
export function scrollPage(orders: DemoOrders): string {
  const filler = Array.from(
    { length: 12 },
    (_, week) => `<p>Week ${week + 14}: no change to the schedule.</p>`,
  ).join('');
  return portalPage(
    orders,
    'Schedule',
    `<h2>Schedule</h2><div class="outer">${filler}<div class="inner">${orderTable(repeat(portalLines(orders), 60))}</div>${filler}</div>`,
  );
}

/** The list inside an open shadow root, as portal widgets draw it. */
export function shadowPage(orders: DemoOrders): string {
  return portalPage(
    orders,
    'Widget',
    `<h2>Widget</h2><order-widget><template shadowrootmode="open"><link rel="stylesheet" href="/assets/portal.css">${orderTable(portalLines(orders))}</template></order-widget>`,
  );
}

/** The list inside a frame of the same site. */
export function framePage(orders: DemoOrders): string {
  return portalPage(
    orders,
    'Embedded list',
    '<h2>Embedded list</h2><iframe title="Order list" src="/frame/list" class="embed"></iframe>',
  );
}

export function frameList(orders: DemoOrders): string {
  return htmlPage(
    'Order list',
    '<link rel="stylesheet" href="/assets/portal.css">',
    orderTable(portalLines(orders)),
  );
}

/** Text full of numbers that are none of ours: telephone numbers, prices, dates, bank accounts, measures. */
export function quietPage(orders: DemoOrders): string {
  return portalPage(
    orders,
    'Contact',
    `<h2>Contact</h2><p>Call +49 7021 450 118 203 or 0800 4500118. Fax (044) 555 01 43.</p>
<p>Bank: IBAN CH93 0076 2011 6238 5295 7, BIC POFICHBEXXX. VAT CHE-123.456.789.</p>
<p>Prices from 1.234,50 EUR to 12,345.00 USD. Valid until 31.12.2026, 2026-12-31 or 12/31/2026.</p>
<p>Opening hours 08:00 to 17:30, 70021 parking places, postcode 8021 Norvane, 1,000,000 parts a year, 99.95 % in time.</p>`,
  );
}

/**
 * A page of `rows` rows for measuring: `known` of them carry numbers of the file, spread evenly; the rest carry numbers
 * of the same shape that no file has.
 */
export function bigPage(orders: DemoOrders, rows: number, known: number): string {
  const numbers = [...new Set(orders.lines.map((line) => line.order))];
  const step = known > 0 ? Math.max(1, Math.floor(rows / known)) : 0;
  const cells = Array.from({ length: rows }, (_, index) => {
    const own = step > 0 && index % step === 0 && index / step < known;
    const number = own ? numbers[(index / step) % numbers.length] : `99${`${10_000_000 + index * 7}`}`;
    return `<tr><td>${esc(number)}</td><td>${(index % 9) + 1}0</td><td>Article ${index}</td><td class="r">${(index % 40) + 1}</td><td>12.05.2026</td><td>Confirmed</td></tr>`;
  });
  return portalPage(
    orders,
    'Large list',
    `<h2>Large list</h2><table class="ht"><thead><tr><th>Order no.</th><th>Line</th><th>Article</th><th class="r">Qty</th><th>Confirmed</th><th>Status</th></tr></thead><tbody>${cells.join('\n')}</tbody></table>`,
  );
}

function repeat(lines: readonly DemoLine[], count: number): DemoLine[] {
  return Array.from({ length: count }, (_, index) => lines[index % lines.length]).filter(
    (line) => line !== undefined,
  );
}
