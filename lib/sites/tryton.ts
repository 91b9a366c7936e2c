import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/** The number in a cell, without the sign of a currency or a unit beside it. */
const AMOUNT = '([\\d.,\\s-]*\\d)';

/*
 * A company runs it under any host: what tells it is the fragment of the address and its own parts. Tables name their columns
 * also in each cell (`data-title`), in the language of the user; fields of forms carry the names of the data model. Tabs
 * that are not seen stay in the page.
 */
export const tryton = {
  id: 'tryton',
  name: 'Tryton web client',
  version: 1,
  matches: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  testUrls: ['http://localhost:8000/#sample/model/purchase.purchase/2;name=%22Purchases%22'],
  verified: 'captured page',
  detect: (doc, url) =>
    /#[^/]+\/model\/purchase\.purchase\b/.test(url) &&
    Document.prototype.querySelector.call(doc, '#main_navbar, #tabcontent, #tablist') !== null,
  pages: [
    {
      kind: 'order',
      when: { path: '#[^/]+/model/purchase\\.purchase/\\d+' },
      order: { at: '.tab-pane.active input[name=number]' },
      header: {
        supplier: { at: '.tab-pane.active input[name=party]' },
        ordered: { at: '.tab-pane.active input[name=purchase_date]' },
        currency: { at: '.tab-pane.active input[name=currency]' },
        amount: { at: '.tab-pane.active input[name=total_amount]' },
      },
      rows: [
        {
          each: '.tab-pane.active .form table.tree > tbody > tr:has([data-title])',
          // It shows twenty lines until a person asks for more.
          more: '.tab-pane.active .form tr.more-row',
          fields: {
            // `[SKU004] Name of the product`
            item: { column: ['Product', 'Artikel', 'Produit', 'Producto'], match: '^\\[([^\\]]+)\\]|^[^[]' },
            description: { column: ['Product', 'Artikel', 'Produit', 'Producto'] },
            quantity: { column: words.quantity, match: AMOUNT },
            unit: { column: words.quantity, match: '\\d ([^\\d]*)$' },
            price: { column: words.price, match: AMOUNT },
            amount: { column: words.amount, match: AMOUNT },
          },
          expects: ['item', 'description', 'quantity', 'unit', 'price', 'amount'],
        },
      ],
      expects: ['order', 'supplier', 'ordered', 'currency', 'amount'],
    },
    {
      kind: 'orders',
      when: { path: '#[^/]+/model/purchase\\.purchase(?:;|$)' },
      rows: [
        {
          each: '.tab-pane.active table.tree > tbody > tr:has([data-title])',
          more: '.tab-pane.active tr.more-row',
          empty: '.tab-pane.active table.tree',
          order: { column: words.order },
          fields: {
            ordered: { column: words.ordered },
            supplier: { column: words.supplier },
            amount: { column: words.amount, match: AMOUNT },
            status: { column: words.status },
          },
          expects: ['order', 'ordered', 'supplier', 'amount', 'status'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
