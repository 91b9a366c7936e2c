import type { SiteAdapter } from './site-adapter.ts';

/* Its parts are named for tests (`data-testid`). Each text lies in a sandboxed frame of the page's own origin. */
export const proton = {
  id: 'proton',
  name: 'Proton Mail',
  version: 3,
  matches: ['https://mail.proton.me/*'],
  testUrls: ['https://mail.proton.me/u/0/inbox'],
  verified: 'documented hooks',
  detect: (_, url) => url.startsWith('https://mail.proton.me/'),
  pages: [],
  mail: {
    own: 'title',
    message: {
      each: 'article[data-message-id]',
      sign: '[data-testid="message-view:message-body"], [data-testid="content-iframe"]',
      key: { at: 'article', read: '@data-message-id' },
      from: { at: '[data-testid="recipients:sender"]', address: '@title' },
      to: { at: '[data-testid^="recipients:item"]', address: '@title' },
      all: { at: '[title*="@"]', address: '@title' },
      at: { at: 'time', read: '@title' },
      subject: { in: 'main', at: '[data-testid="conversation-header:subject"]', read: '@title' },
      body: '[data-testid="message-view:message-body"] iframe',
      expects: ['from', 'address', 'to', 'at', 'subject', 'key'],
    },
    rows: {
      each: '[data-shortcut-target="item-container"]',
      sign: '[data-testid$=":sender-address"], [data-testid$="-row:subject"], [data-testid$="-column:subject"]',
      from: {
        at: '[data-testid="message-column:sender-address"], [data-testid="message-row:sender-address"]',
        address: '@title',
      },
      at: { at: 'time[data-testid="item-date-simple"]', read: '@datetime' },
      subject: {
        at: '[data-testid="message-column:subject"], [data-testid="message-row:subject"]',
        read: '@title',
      },
      expects: ['from', 'address', 'at', 'subject'],
    },
    // The text stands in a frame, in a part of its document. Each person has a button to take it away, named by the address.
    compose: {
      sign: '[data-testid="composer:subject"], [data-testid="rooster-iframe"]',
      to: { at: '[data-testid="composer-addresses-item-label"], [data-testid^="composer:to"]' },
      cc: { at: '[data-testid^="composer:cc"], [data-testid^="composer:bcc"]' },
      subject: { at: '[data-testid="composer:subject"]' },
      body: 'iframe[data-testid="rooster-iframe"]',
      send: '[data-testid="composer:send-button"]',
      fields: { subject: '[data-testid="composer:subject"]' },
    },
  },
} satisfies SiteAdapter;
