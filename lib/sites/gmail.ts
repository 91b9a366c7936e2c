import type { SiteAdapter } from './site-adapter.ts';

/*
 * Classes are short and meaningless, but have stayed for years; addresses and names stand in attributes, ids in `data-…`. The
 * subject stands once above the conversation; mails that are folded have no text.
 */
export const gmail = {
  id: 'gmail',
  name: 'Gmail',
  version: 3,
  matches: ['https://mail.google.com/*'],
  testUrls: ['https://mail.google.com/mail/u/0/#inbox'],
  verified: 'documented hooks',
  detect: (_, url) => url.startsWith('https://mail.google.com/'),
  pages: [],
  mail: {
    when: { path: '^/mail/' },
    own: 'title',
    message: {
      each: 'div.adn.ads',
      // One that is folded, and those that are counted only.
      folded: 'div.kv, div.kQ',
      sign: 'div.a3s',
      key: { in: '[data-message-id]', at: '[data-message-id]', read: '@data-message-id' },
      thread: { in: '[role=main]', at: 'h2.hP', read: '@data-legacy-thread-id' },
      from: { at: 'span.gD', address: '@email' },
      to: { at: 'span.hb [email]:not(.gcc)', address: '@email' },
      cc: { at: 'span.hb [email].gcc', address: '@email' },
      all: { at: '[data-hovercard-id*="@"]', address: '@data-hovercard-id' },
      at: { at: 'span.g3', read: '@title' },
      subject: { in: '[role=main]', at: 'h2.hP' },
      body: 'div.ii.gt',
      expects: ['from', 'address', 'to', 'at', 'subject', 'key'],
    },
    rows: {
      each: 'tr.zA',
      sign: 'tr [data-legacy-thread-id]',
      from: { at: 'span.yP, span.zF', address: '@email' },
      at: { at: 'td.xW span', read: '@title' },
      subject: { at: 'span.bog' },
      expects: ['from', 'address', 'at', 'subject'],
    },
    // A captured window has its fields, its text and its button; what people in it look like is documented only.
    compose: {
      sign: 'input[name="subjectbox"], input[name="composeid"]',
      to: {
        at: 'div[name="to"] .afV, div[name="to"] [data-hovercard-id], div[name="to"] input, input[name="to"], textarea[name="to"]',
        address: '@data-hovercard-id',
      },
      cc: {
        at: ':is(div[name="cc"], div[name="bcc"]) :is(.afV, [data-hovercard-id], input), :is(input, textarea):is([name="cc"], [name="bcc"])',
        address: '@data-hovercard-id',
      },
      from: { at: 'input[name="from"]' },
      all: { at: '[data-hovercard-id*="@"]', address: '@data-hovercard-id' },
      // The second is that of an answer below its mail.
      subject: { at: 'input[name="subjectbox"], input[name="subject"]' },
      body: '.Am.Al[contenteditable], [g_editable="true"]',
      send: '.aoO, [data-tooltip^="Send"]',
      fields: { to: '[name="to"]', subject: 'input[name="subjectbox"], input[name="subject"]' },
    },
  },
} satisfies SiteAdapter;
