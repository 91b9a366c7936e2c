import type { SiteAdapter } from './site-adapter.ts';

/* Class names change; its parts are named for tests (`data-test-id`), those of a row by ids with the row's number. */
export const yahoo = {
  id: 'yahoo',
  name: 'Yahoo Mail',
  version: 3,
  matches: ['https://mail.yahoo.com/*'],
  testUrls: ['https://mail.yahoo.com/d/folders/1'],
  verified: 'documented hooks',
  detect: (_, url) => url.startsWith('https://mail.yahoo.com/'),
  pages: [],
  mail: {
    own: 'title',
    message: {
      each: '[data-test-id="message-view"]',
      sign: '[data-test-id="message-view-body-content"], .msg-body',
      from: { at: '[data-test-id="message-from"] [data-test-id="email-pill"]', address: '@title' },
      to: { at: '[data-test-id="message-to"] [data-test-id="email-pill"]', address: '@title' },
      cc: { at: '[data-test-id="message-cc"] [data-test-id="email-pill"]', address: '@title' },
      all: { at: '[title*="@"], [data-email]', address: '@title' },
      at: { at: '[data-test-id="message-date"] time', read: '@datetime' },
      subject: {
        in: '[data-test-id="message-group-view"]',
        at: '[data-test-id="message-group-subject-text"]',
      },
      body: '[data-test-id="message-view-body-content"]',
      expects: ['from', 'address', 'to', 'at', 'subject'],
    },
    // Where a row says its day nothing documents.
    rows: {
      each: '[data-test-id="message-list-item"]',
      sign: '[id^="email-sender-"], [id^="email-subject-"]',
      from: { at: '[id^="email-sender-"]', address: '@title' },
      // Beside the subject a text for screen readers runs it together with how the mail begins.
      subject: { at: '[id^="email-subject-"]:not([id^="email-subject-snippet-"])', read: '@title' },
      expects: ['from', 'address', 'subject'],
    },
    // People that are entered become pills, of which nothing documents the field that they stand in.
    compose: {
      sign: '[data-test-id="compose-subject"], [data-test-id="compose-send-button"]',
      to: {
        at: '[data-test-id="pill"], [data-test-id="email-pill"], #message-to-field, #message-cc-field, #message-bcc-field',
        address: '@title',
      },
      all: { at: '[title*="@"]', address: '@title' },
      subject: { at: '[data-test-id="compose-subject"]' },
      body: ':is([data-test-id="rte"], [data-test-id="compose-editor-container"]) [contenteditable="true"], [data-test-id="rte"][contenteditable="true"]',
      send: '[data-test-id="compose-send-button"]',
      fields: { to: '#message-to-field', subject: '[data-test-id="compose-subject"]' },
    },
  },
} satisfies SiteAdapter;
