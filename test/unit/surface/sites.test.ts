import { describe, expect, it } from 'vitest';
import { parseAddress, sitePattern } from '../../../lib/surface/sites.ts';

describe('addresses', () => {
  it.each([
    ['orders.supplier.example', 'https://orders.supplier.example/*'],
    ['https://orders.supplier.example/po?id=1#x', 'https://orders.supplier.example/*'],
    ['  ORDERS.supplier.example:8443/a ', 'https://orders.supplier.example/*'],
    ['http://127.0.0.1:8080/portal', 'http://127.0.0.1/*'],
    ['http://localhost:3000', 'http://localhost/*'],
  ])('%s is switched on by %s', (written, pattern) => {
    expect(sitePattern(parseAddress(written)?.href ?? '')).toBe(pattern);
  });

  it.each([
    '',
    'two words',
    'supplier',
    'ftp://supplier.example',
    'javascript://x.y/%0aalert(1)',
    'chrome://x.y',
  ])('%j is no address', (written) => expect(parseAddress(written)).toBeNull());

  it('refuses plain http beyond this machine', () => {
    expect(sitePattern('http://orders.supplier.example/')).toBeNull();
  });
});
