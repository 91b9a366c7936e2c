import { expect, it } from 'vitest';
import { roleOf, type SenderFacts } from '../../../lib/background/roles.ts';

const self = { id: 'ours', origin: 'chrome-extension://ours' };
const tab = { id: 7 };

const CASES: [string, SenderFacts, ReturnType<typeof roleOf>][] = [
  [
    'page script of a site',
    { id: 'ours', url: 'https://portal.example/orders', origin: 'https://portal.example', tab, frameId: 0 },
    'lens',
  ],
  [
    'frame of a site',
    { id: 'ours', url: 'https://portal.example/f', origin: 'https://portal.example', tab, frameId: 4 },
    'lens',
  ],
  [
    'a site on loopback',
    { id: 'ours', url: 'http://127.0.0.1:8080/', origin: 'http://127.0.0.1:8080', tab, frameId: 0 },
    'lens',
  ],
  [
    'card in a page',
    { id: 'ours', url: 'chrome-extension://ours/card.html', origin: self.origin, tab, frameId: 3 },
    'card',
  ],
  [
    'card opened as a tab',
    { id: 'ours', url: 'chrome-extension://ours/card.html', origin: self.origin, tab, frameId: 0 },
    null,
  ],
  [
    'card in a sandboxed page',
    { id: 'ours', url: 'chrome-extension://ours/card.html', origin: 'null', tab, frameId: 3 },
    null,
  ],
  ['side panel', { id: 'ours', url: 'chrome-extension://ours/sidepanel.html', origin: self.origin }, 'panel'],
  [
    'options in a tab',
    { id: 'ours', url: 'chrome-extension://ours/options.html?x=1', origin: self.origin, tab, frameId: 0 },
    'panel',
  ],
  [
    'options framed by a site',
    { id: 'ours', url: 'chrome-extension://ours/options.html', origin: self.origin, tab, frameId: 2 },
    null,
  ],
  [
    'unknown page of ours',
    { id: 'ours', url: 'chrome-extension://ours/other.html', origin: self.origin },
    null,
  ],
  [
    'another extension',
    { id: 'theirs', url: 'chrome-extension://theirs/a.html', origin: 'chrome-extension://theirs' },
    null,
  ],
  [
    'another extension posing with our address',
    { id: 'theirs', url: 'chrome-extension://ours/sidepanel.html' },
    null,
  ],
  [
    'our address with a foreign origin',
    { id: 'ours', url: 'chrome-extension://ours/sidepanel.html', origin: 'https://evil.example' },
    null,
  ],
  [
    'an address that only begins like ours',
    {
      id: 'ours',
      url: 'chrome-extension://ours.evil/sidepanel.html',
      origin: 'chrome-extension://ours.evil',
    },
    null,
  ],
  ['no address', { id: 'ours', tab }, null],
  ['a file', { id: 'ours', url: 'file:///etc/passwd', origin: 'file://', tab, frameId: 0 }, null],
  [
    'web address without a tab',
    { id: 'ours', url: 'https://portal.example/', origin: 'https://portal.example' },
    null,
  ],
];

it.each(CASES)('%s', (_, sender, role) => {
  expect(roleOf(sender, self)).toBe(role);
});
