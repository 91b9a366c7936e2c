import type { SiteAdapter } from './site-adapter.ts';

/*
 * A company runs it under any host: what tells it are its address and its own parts. The message stands in a frame beside the
 * list, or on a page of its own; head and text are in one document.
 */
export const roundcube = {
  id: 'roundcube',
  name: 'Roundcube',
  version: 3,
  matches: ['https://*/*', 'http://127.0.0.1/*', 'http://localhost/*'],
  testUrls: ['https://mail.sample.example/?_task=mail&_mbox=INBOX'],
  verified: 'real program',
  detect: (doc, url) =>
    /[?&]_task=mail\b/.test(url) &&
    Document.prototype.querySelector.call(doc, '#messagelist, #message-header, #compose-content') !== null,
  pages: [],
  mail: {
    when: { path: '[?&]_task=mail' },
    own: [{ at: '#layout-sidebar .username' }],
    message: {
      each: 'body:has(#message-header)',
      sign: '#message-header, #messagebody, table.header-headers',
      from: { at: 'td.header.from .rcmContactAddress', address: '@title' },
      to: { at: 'td.header.to .rcmContactAddress', address: '@title' },
      cc: { at: 'td.header.cc .rcmContactAddress, td.header.bcc .rcmContactAddress', address: '@title' },
      all: { at: '.header-content a[href^="mailto:"]', address: '@title' },
      // The list of fields says `Today 10:42`; the line above it always says the day.
      at: { at: '.header-summary .text-nowrap, td.header.date' },
      subject: { at: 'h2.subject', match: '^(?:[^:]{1,20}: )?(.+)$' },
      body: '#messagebody',
      expects: ['from', 'address', 'at', 'subject'],
    },
    rows: {
      each: 'tr.message',
      sign: '#messagelist tbody .rcmContactAddress',
      blank: '.fromto:not(:has(*))',
      from: { at: '.fromto [title]', address: '@title' },
      at: { at: 'span.date' },
      subject: { at: 'span.subject a' },
      expects: ['from', 'at', 'subject'],
    },
    // Beside the people that are entered a field that nobody sees holds them all; beside an HTML editor the text area stays, hidden.
    compose: {
      sign: '#compose-subject, #composebody',
      to: { at: '#compose_to li.recipient, #compose_to input, [name="_to"]', address: '@title' },
      cc: {
        at: ':is(#compose_cc, #compose_bcc) :is(li.recipient, input), [name="_cc"], [name="_bcc"]',
        address: '@title',
      },
      from: { at: '#_from option:checked' },
      all: { at: '.compose-headers li[title*="@"]', address: '@title' },
      subject: { at: '[name="_subject"]' },
      body: '#composebody, #composebody_ifr',
      quoted: '#reply-intro',
      send: 'button.send, a.send, input.send',
      fields: { to: '[name="_to"]', subject: '[name="_subject"]' },
    },
  },
} satisfies SiteAdapter;
