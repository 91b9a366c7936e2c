import type { SiteAdapter } from './site-adapter.ts';

/** `112-1234567-1234567`, alone or behind a label. */
const NUMBER = '(\\d{3}-\\d{7}-\\d{7})';
/** `Ordered on May 5, 2026`, and the date alone: of any other wording it is not known where the date begins. */
const DATE =
  '^(?:Ordered on |Bestellt am |Commandé le |Pedido el )?(\\p{L}+ \\d{1,2}, \\d{4}|\\d{1,2}\\.? \\p{L}+ \\d{4})$';

/** A card holds a second element of its classes. */
const CARD =
  '[data-component=orderCard], .order-card, .js-order-card:not(.order-card .js-order-card, .js-order-card .js-order-card)';
const PICTURE = ':is([data-component=itemImage], [data-component=purchasedItemsLeftGrid])';

/*
 * Three layouts are in use: lists of `.order-card` (classes `yohtmlc-…`), order details of named parts (`data-component`), and
 * Business with ids (`#orderIdField`). Class names of Amazon's style library (`a-…`) say how a part looks, not what it is.
 */
export const amazon = {
  id: 'amazon',
  name: 'Amazon and Amazon Business',
  version: 1,
  matches: [
    'https://*.amazon.com/*',
    'https://*.amazon.de/*',
    'https://*.amazon.co.uk/*',
    'https://*.amazon.fr/*',
    'https://*.amazon.es/*',
    'https://*.amazon.it/*',
  ],
  testUrls: [
    'https://www.amazon.com/your-orders/orders?timeFilter=year-2026',
    'https://www.amazon.com/gp/your-account/order-details?orderID=000-0000001-0000003',
    'https://business.amazon.com/order-details?orderID=000-0000001-0000004',
  ],
  verified: 'captured page',
  detect: (_, url) => /^https:\/\/(?:www|business|smile)\.amazon\.(?:com|de|co\.uk|fr|es|it)\//.test(url),
  pages: [
    {
      kind: 'order',
      when: {
        path: '^/.*order-details',
        has: '#orderCard, #orderIdField, #orderDateField, #orderCardDeliveryBox',
      },
      order: { at: '#orderIdField', label: ['Order #'], match: NUMBER },
      header: {
        ordered: { at: '#orderDateField span:last-child', label: ['Order placed'] },
        amount: { at: '#orderTotalField span:last-child', label: ['Total'] },
        status: { at: '#orderCardDeliveryBox' },
      },
      expects: ['order', 'ordered', 'amount', 'status'],
    },
    {
      kind: 'order',
      when: { path: '^/.*order-details' },
      order: { at: '[data-component=orderId], .order-date-invoice-item bdi', match: NUMBER },
      header: {
        ordered: { at: '[data-component=orderDate], .order-date-invoice-item', match: DATE },
        amount: { label: ['Grand Total', 'Gesamtsumme', 'Montant total', 'Total (I.V.A. incluido)'] },
      },
      rows: [
        {
          // What holds title and price of an item, told by either.
          each: 'div:has(> [data-component=itemTitle]), div:has(> [data-component=unitPrice])',
          fields: {
            description: { at: '[data-component=itemTitle]' },
            // Nothing is shown for one piece.
            quantity: {
              in: '.a-fixed-left-grid-inner, .a-fixed-left-grid',
              at: `.od-item-view-qty, ${PICTURE} div:not(:has(*))`,
              match: '^(\\d+)$|.',
            },
            // Written twice, for eyes and for screen readers.
            price: {
              at: '[data-component=unitPrice] .a-offscreen, [data-component=unitPrice] [aria-hidden]',
            },
            supplier: { at: '[data-component=orderedMerchant]', match: '^[^:]+: ?(.+)$' },
            status: {
              in: '[data-component=shipments] .a-box',
              at: '.od-status-message, #shipment-top-row h4',
            },
          },
          expects: ['description', 'price', 'supplier', 'status'],
        },
      ],
      expects: ['order', 'ordered', 'amount'],
    },
    {
      kind: 'orders',
      when: { path: '^/(?:your-orders/orders|gp/(?:your-account|css)/order-history)' },
      rows: [
        {
          each: CARD,
          empty: '.your-orders-content-container',
          order: { at: '[data-component=orderId], .yohtmlc-order-id bdi', label: ['Order #'], match: NUMBER },
          fields: {
            ordered: { at: '[data-component=orderDate]', label: ['Order placed', 'Bestellung aufgegeben'] },
            amount: { at: '.yohtmlc-order-total .value', label: ['Total', 'Summe'] },
            status: { at: '.shipment-top-row .a-text-bold, .shipment .a-text-bold' },
          },
          expects: ['order', 'ordered', 'amount', 'status'],
        },
      ],
      expects: [],
    },
  ],
} satisfies SiteAdapter;
