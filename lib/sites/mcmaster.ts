import type { SiteAdapter } from './site-adapter.ts';

/* The buyer's own number stands in a field only; classes are spelled out and have held for years. */
export const mcmaster = {
  id: 'mcmaster',
  name: 'McMaster-Carr',
  version: 1,
  matches: ['https://www.mcmaster.com/*'],
  testUrls: ['https://www.mcmaster.com/order-history/order/0123456789abcdef01234567/'],
  verified: 'documented hooks',
  detect: (_, url) => /^https:\/\/www\.mcmaster\.com\/order-history\/order\//.test(url),
  pages: [
    {
      kind: 'order',
      order: { at: 'input.order-dtl-po', label: ['Purchase order'], read: 'value' },
      header: {
        ordered: { at: '.order-dtl-date' },
        amount: { at: '.activity-dtl-charges tr:last-child td:last-child', label: ['Total'] },
      },
      rows: [
        {
          each: '.dtl-row-info, div:has(> .dtl-row-copy)',
          fields: {
            description: { at: '.dtl-row-copy' },
            // `5 packs`, `12 each`
            quantity: { at: '.dtl-row-specs', match: '^([\\d,.]+)' },
            unit: { at: '.dtl-row-specs', match: '^[\\d,.]+ (.+)$' },
          },
          expects: ['description', 'quantity', 'unit'],
        },
      ],
      expects: ['order', 'ordered', 'amount'],
    },
  ],
} satisfies SiteAdapter;
