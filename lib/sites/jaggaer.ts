import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/* Tables made by the server under `/esop/toolkit/…/list.si`; nothing but headings tells their columns. */
export const jaggaer = {
  id: 'jaggaer',
  name: 'Jaggaer',
  version: 1,
  matches: ['https://*.app.jaggaer.com/*'],
  testUrls: ['https://sample.app.jaggaer.com/esop/toolkit/order/current/list.si?resetstored=true'],
  verified: 'documented hooks',
  detect: (_, url) => /^https:\/\/[\w-]+\.app\.jaggaer\.com\/esop\//.test(url),
  pages: [
    {
      kind: 'orders',
      when: { path: '^/esop/toolkit/order.*/list\\.si' },
      rows: [
        {
          each: 'table:has(th) tr:has(> td)',
          empty: 'table:has(th)',
          order: { column: words.order },
          fields: {
            ordered: { column: words.ordered },
            supplier: { column: words.supplier },
            status: { column: words.status },
            promised: { column: words.promised },
            amount: { column: words.amount },
          },
          expects: ['order', 'ordered', 'supplier', 'status', 'promised', 'amount'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
