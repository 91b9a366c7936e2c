import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/** `[SKU004] Name of the product`, or a name alone. */
const PRODUCT = ['Product', 'Artikel', 'Produit', 'Producto'];
const ITEM = { column: PRODUCT, match: '^\\[([^\\]]+)\\]|^[^[]' };
const NAME = { column: PRODUCT, match: '^(?:\\[[^\\]]*\\] ?)?(.+)$' };
const PURCHASE = ['Purchase', 'Einkauf', 'Achat', 'Compra'];
/** A move that comes from a supplier; those within the warehouse name no purchase. */
const INCOMING = `.tab-pane.active .form table.tree > tbody > tr:has(${PURCHASE.map((word) => `> [data-title^="${word}"]`).join()})`;

/** The number in a cell, without the sign of a currency or a unit beside it. */
const AMOUNT = '([\\d.,\\s-]*\\d)';

const QUANTITY = {
  quantity: { column: words.quantity, match: AMOUNT },
  unit: { column: words.quantity, match: '\\d ([^\\d]*)$' },
};

/*
 * A company runs it under any host: what tells it is the fragment of the address and its own parts. Tables name their columns
 * also in each cell (`data-title`), in the language of the user; fields of forms carry the names of the data model. Tabs
 * that are not seen stay in the page. Lists of shipments and shipments to customers name no order.
 */
export const tryton = {
  id: 'tryton',
  name: 'Tryton web client',
  version: 2,
  matches: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  testUrls: [
    'http://localhost:8000/#sample/model/purchase.purchase/2;name=%22Purchases%22',
    'http://localhost:8000/#sample/model/stock.shipment.in/2;name=%22Supplier%20Shipments%22',
  ],
  verified: 'real program',
  detect: (doc, url) =>
    /#[^/]+\/model\/(?:purchase\.purchase\b|stock\.shipment\.in\/\d)/.test(url) &&
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
            item: ITEM,
            description: NAME,
            ...QUANTITY,
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
    {
      kind: 'shipment',
      when: { path: '#[^/]+/model/stock\\.shipment\\.in/\\d+' },
      rows: [
        {
          each: INCOMING,
          more: '.tab-pane.active .form tr.more-row',
          empty: '.tab-pane.active .form table.tree',
          order: { column: PURCHASE },
          fields: {
            item: ITEM,
            description: NAME,
            ...QUANTITY,
            promised: { in: '.form', at: 'input[name=planned_date]' },
            delivered: { in: '.form', at: 'input[name=effective_date]' },
            status: { column: words.status },
          },
          expects: ['order', 'item', 'description', 'quantity', 'unit', 'promised', 'delivered', 'status'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
