import type { SiteAdapter } from './site-adapter.ts';
import { words } from './words.ts';

/*
 * ADF pages: ids are made by the server and change with each page; headings (`…::ch`) and rows (`…::db`, one `tr[_afrrk]` each)
 * stand in two tables of the same element.
 */
export const oracleFusion = {
  id: 'oracle-fusion',
  name: 'Oracle Fusion',
  version: 1,
  matches: ['https://*.oraclecloud.com/*'],
  testUrls: [
    'https://sample.fa.ocs.oraclecloud.com/fscmUI/faces/FuseOverview?_afrLoop=1&_adf.ctrl-state=sample',
  ],
  verified: 'documented hooks',
  detect: (_, url) => /^https:\/\/[\w.-]+\.oraclecloud\.com\/fscmUI\/faces\//.test(url),
  pages: [
    {
      kind: 'orders',
      // The same address serves every task: the list of orders is told by its heading.
      when: { path: '^/fscmUI/faces/', has: '[id$="::ch"], [id$="::db"], tr[_afrrk]' },
      rows: [
        {
          each: '[id$="::db"] tr:has(> td), tr[_afrrk]',
          head: '[id$="::ch"]',
          empty: '[id$="::db"]',
          order: { column: words.order },
          fields: {
            ordered: { column: words.ordered },
            description: { column: words.description },
            status: { column: words.status },
            amount: { column: words.amount },
            currency: { column: words.currency },
            buyer: { column: ['Buyer', 'Einkäufer', 'Acheteur', 'Comprador'] },
          },
          expects: ['order', 'ordered', 'description', 'status', 'amount', 'currency', 'buyer'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
