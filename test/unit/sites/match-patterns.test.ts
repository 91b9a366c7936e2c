import { expect, test } from 'vitest';
import { inBoth, isAmong } from '../../../lib/sites/match-patterns.ts';

test.each([
  [['https://*.a.example/*'], ['https://x.a.example/*', 'https://b.example/*'], ['https://x.a.example/*']],
  [['https://*.a.example/*'], ['https://*/*'], ['https://*.a.example/*']],
  [['https://*.a.example/*'], ['<all_urls>'], ['https://*.a.example/*']],
  [['https://*.a.example/*'], ['https://nota.example/*', 'http://x.a.example/*'], []],
  [['https://*/*', 'http://localhost/*'], ['http://localhost/*'], ['http://localhost/*']],
  [['https://a.example/*'], ['*://*.a.example/*'], ['https://a.example/*']],
  [['https://a.example/*'], [], []],
])('%j where %j is allowed runs on %j', (site, allowed, both) => {
  expect(inBoth(site, allowed)).toEqual(both);
});

test('an address is one of a pattern whatever its port and path', () => {
  expect(isAmong(['https://*.a.example/*'], 'https://x.a.example:8443/orders?x=1#y')).toBe(true);
  expect(isAmong(['https://*.a.example/*'], 'https://a.example.evil.example/')).toBe(false);
  expect(isAmong(['<all_urls>'], 'not an address')).toBe(false);
});
