import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/*
 * Buyers work under `<tenant>.coupahost.com`: an order has its number in the address, without the prefix that a company puts
 * before it. Suppliers work under `supplier.coupahost.com`: plain tables, one page of rows at a time.
 */
export const coupa = {
  id: 'coupa',
  name: 'Coupa',
  version: 1,
  matches: ['https://*.coupahost.com/*'],
  testUrls: [
    'https://sample.coupahost.com/order_headers/10042',
    'https://supplier.coupahost.com/order_headers',
  ],
  verified: 'documented hooks',
  detect: (_, url) => /^https:\/\/[\w-]+\.coupahost\.com\//.test(url),
  pages: [
    {
      kind: 'order',
      when: { path: '^/order_headers/\\d+' },
      // `Purchase Order #10042`
      order: { at: 'h1', match: '#\\s?(\\S*\\d)' },
      header: {
        status: { label: words.status },
        ordered: { label: words.ordered },
        supplier: { label: words.supplier },
        amount: { at: 'input[aria-label="Total Amount"]', label: words.amount },
        currency: { at: 'input[aria-label="Total Currency"]' },
      },
      rows: [
        {
          each: 'table:has(th) tr:has(> td)',
          fields: {
            line: { column: words.line },
            description: { column: ['Item', 'Artikel', 'Article', 'Artículo'] },
            supplierItem: { column: words.supplierItem },
            quantity: { column: words.quantity },
            unit: { column: words.unit },
            price: { column: words.price },
            amount: { column: words.amount },
            requested: { column: words.requested },
            received: { column: words.received },
          },
          expects: [
            'line',
            'description',
            'supplierItem',
            'quantity',
            'unit',
            'price',
            'amount',
            'requested',
            'received',
          ],
        },
      ],
      expects: ['order', 'status', 'ordered', 'supplier', 'amount', 'currency'],
    },
    {
      kind: 'orders',
      when: { path: '^/order_headers/?(?:\\?|$)' },
      rows: [
        {
          each: 'table:has(th) tr:has(> td)',
          empty: 'table:has(th)',
          order: { column: words.order },
          fields: {
            ordered: { column: words.ordered },
            status: { column: words.status },
            amount: { column: words.amount },
          },
          expects: ['order', 'ordered', 'status', 'amount'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
