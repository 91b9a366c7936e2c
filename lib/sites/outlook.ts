import type { SiteAdapter } from './site-adapter.ts';

/* Classes change with every build: ids, roles, labels and `data-…` stay. Labels follow the language of the user. */
export const outlook = {
  id: 'outlook',
  name: 'Outlook on the web',
  version: 3,
  matches: [
    'https://outlook.live.com/*',
    'https://outlook.office.com/*',
    'https://outlook.office365.com/*',
    'https://outlook.cloud.microsoft/*',
  ],
  testUrls: ['https://outlook.office.com/mail/inbox', 'https://outlook.live.com/mail/0/'],
  verified: 'documented hooks',
  detect: (_, url) =>
    /^https:\/\/outlook\.(?:live\.com|office\.com|office365\.com|cloud\.microsoft)\/(?:mail|owa)\b/.test(url),
  pages: [],
  mail: {
    when: { path: '^/(?:mail|owa)' },
    // The name of the product links to itself with the account; the second is there while the account's menu is open.
    own: [
      { at: '#O365_AppName[href*="login_hint="]', read: '@href', match: '[?&]login_hint=([^&#]+)' },
      { at: '#mectrl_currentAccount_secondary' },
    ],
    message: {
      // One that is folded says so; buttons that open menus do, too.
      folded:
        '[data-app-section="ConversationContainer"] div[aria-expanded=false]:not([role], [aria-haspopup])',
      each: '[data-app-section="ConversationContainer"] div:has(> div > div > div > [role=document]), [data-app-section="ItemContainer"]',
      sign: '[id^="UniqueMessageBody"], [data-app-section="MailReadCompose"] [role=document]',
      from: {
        at: '[aria-label^="From:"], [aria-label^="Von:"], [aria-label^="De :"], [aria-label^="De:"]',
        address: '@aria-label',
      },
      // The second: somebody whose address is not there any more.
      to: {
        at: '[data-testid="RecipientWell"] [aria-label*="@"], [data-testid="RecipientWell"] > span:has(> span):not([aria-label*="@"], :has([aria-label*="@"]))',
        address: '@aria-label',
      },
      all: { at: '[aria-label*="@"]', address: '@aria-label' },
      at: { at: '[data-testid="SentReceivedSavedTime"]' },
      subject: {
        in: '#ConversationReadingPaneContainer, #ReadingPaneContainerId',
        at: '[role=heading][title]',
        read: '@title',
      },
      body: '[id^="UniqueMessageBody"]',
      expects: ['from', 'address', 'at', 'subject'],
    },
    rows: {
      each: '#MailList [role=option][data-convid]',
      sign: '[data-convid], [role=listbox] > [role=option]:has([title*="@"])',
      from: { at: 'span[title*="@"]', address: '@title' },
      at: { at: 'span[title*=":"]', read: '@title' },
      subject: { at: 'span[title=""]' },
      expects: ['from', 'at', 'subject'],
    },
    // Ids begin with a number of the window's own; an answer below its mail has no field for a subject.
    compose: {
      sign: '[id^="editorParent_"], [id^="MSG_"][id$="_TO"]',
      to: { at: '[id$="_TO"] :is(._EType_RECIPIENT_ENTITY, [aria-label*="@"])', address: '@aria-label' },
      cc: {
        at: ':is([id$="_CC"], [id$="_BCC"]) :is(._EType_RECIPIENT_ENTITY, [aria-label*="@"])',
        address: '@aria-label',
      },
      all: { at: '._EType_RECIPIENT_ENTITY, [aria-label*="@"]', address: '@aria-label' },
      subject: { at: 'input[id$="_SUBJECT"], input[aria-label="Add a subject"]' },
      body: '[id^="editorParent_"] [contenteditable="true"]',
      send: '[data-testid="ComposeSendButton"], button[title*="Ctrl+Enter"], button[name="Send"]',
      fields: { to: '[id$="_TO"]' },
    },
  },
} satisfies SiteAdapter;
