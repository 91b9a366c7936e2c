import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/*
 * Two programs under one name. The supplier side (AribaWeb, `service.ariba.com/Supplier.aw`) makes its ids and classes anew with
 * each page: only the words of labels and headings hold. The Business Network (`portal.*.bn.cloud.ariba.com`) is a single-page
 * program with a grid whose columns carry names.
 */
export const ariba = {
  id: 'ariba',
  name: 'SAP Business Network (Ariba)',
  version: 1,
  matches: ['https://service.ariba.com/*', 'https://*.bn.cloud.ariba.com/*'],
  testUrls: [
    'https://service.ariba.com/Supplier.aw/ad/documentDetail?pageToReturn=SellerAppWorkbench&docPayload=sample',
    'https://portal.us.bn.cloud.ariba.com/dashboard/appext/orders#/orders',
  ],
  verified: 'documented hooks',
  detect: (_, url) =>
    /^https:\/\/(?:service\.ariba\.com\/Supplier\.aw|[\w.]+\.bn\.cloud\.ariba\.com)\//.test(url),
  pages: [
    {
      kind: 'order',
      when: { path: '^/Supplier\\.aw/ad/documentDetail' },
      order: { label: words.order },
      header: {
        ordered: { label: words.ordered },
        status: { label: words.status },
        amount: { label: words.amount },
        buyer: { label: words.buyer },
      },
      rows: [
        {
          // The list of lines is the table with a heading row; label tables have none.
          each: 'table:has(th) tr:has(> td)',
          fields: {
            line: { column: words.line },
            supplierItem: { column: words.supplierItem },
            item: { column: words.buyerItem },
            description: { column: words.description },
            quantity: { column: words.quantity },
            unit: { column: words.unit },
            requested: { column: words.requested },
            price: { column: words.price },
            amount: { column: words.amount },
          },
          expects: [
            'line',
            'supplierItem',
            'item',
            'description',
            'quantity',
            'unit',
            'requested',
            'price',
            'amount',
          ],
        },
      ],
      expects: ['order', 'ordered', 'status', 'amount', 'buyer'],
    },
    {
      kind: 'orders',
      when: { path: '^/dashboard/.*orders' },
      rows: [
        {
          each: '[role=row]:has([role=gridcell])',
          empty: '[role=grid]',
          order: { at: '[col-id=orderNumber]', column: words.order },
          fields: {
            buyer: { at: '[col-id=customer]', column: words.buyer },
            amount: { at: '[col-id=amount]', column: words.amount },
            ordered: { at: '[col-id=date]', column: words.ordered },
            status: { at: '[col-id=orderStatus]', column: words.status },
          },
          expects: ['order', 'buyer', 'amount', 'ordered', 'status'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
