import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../lib/domain/result.ts';
import {
  isOnHost,
  matchesOf,
  type TaughtSite,
  taughtSiteSchema,
  withPage,
} from '../../../lib/domain/taught-site.ts';
import { closeStore, openStore } from '../../../lib/store/open.ts';
import { listTaughtSites, putTaughtSites, removeTaughtSite } from '../../../lib/store/taught-sites.ts';
import { readTaughtFile, taughtToJson } from '../../../lib/surface/taught-file.ts';

const site: TaughtSite = {
  id: 'taught-1a2b',
  name: 'Sample portal',
  version: 1,
  hosts: ['portal.example'],
  pages: [
    {
      kind: 'orders',
      when: { path: '^/orders(?:[?#]|$)' },
      rows: [
        {
          each: '[data-entry]',
          of: 'line',
          order: { at: '[data-ref]', match: '([A-Z]{0,8}\\d[\\w.-]{2,40})' },
          fields: { quantity: { label: ['Qty'] } },
          expects: ['order'],
        },
      ],
      expects: [],
    },
  ],
};
const json = (sites: unknown, more: object = {}) =>
  new Blob([JSON.stringify({ format: 'partnerlens-sites', version: 1, sites, ...more })]);
const codeOf = (file: Blob) =>
  readTaughtFile(file).then(
    () => 'read',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  );
const withMatch = (match: string) => [
  { ...site, pages: [{ kind: 'order', order: { at: 'h1', match }, expects: [] }] },
];

const withAt = (at: string) => [{ ...site, pages: [{ kind: 'order', order: { at }, expects: [] }] }];

describe('taught portals as files', () => {
  it('come back as they were written', async () => {
    expect(await readTaughtFile(new Blob([taughtToJson([site])]))).toEqual([site]);
  });

  it.each([
    ['cut off', new Blob(['{"format"']), 'taught-not-json'],
    ['of another kind', new Blob(['{"format":"partnerlens-mapping","version":1}']), 'taught-other'],
    ['without portals', json([]), 'taught-other'],
    ['of a newer version', json([site], { version: 2 }), 'taught-newer'],
    ['too large', new Blob([new Uint8Array(1024 ** 2 + 1)]), 'taught-too-large'],
    ['with a portal on all hosts', json([{ ...site, hosts: ['*'] }]), 'taught-flawed'],
    ['with a portal on all of a country', json([{ ...site, hosts: ['*.example'] }]), 'taught-flawed'],
    ['with a portal on all companies of a country', json([{ ...site, hosts: ['*.co.uk'] }]), 'taught-flawed'],
    ['with a portal on all of another', json([{ ...site, hosts: ['*.com.au'] }]), 'taught-flawed'],
    ['with an address of numbers that is none', json([{ ...site, hosts: ['1.2.3.999'] }]), 'taught-flawed'],
    ['with numbers behind a star', json([{ ...site, hosts: ['*.1.2.3'] }]), 'taught-flawed'],
    ['with a selector that looks back too often', json(withAt('a:has(b:has(c):has(d))')), 'taught-flawed'],
    ['with an address for a host', json([{ ...site, hosts: ['https://a.example/'] }]), 'taught-flawed'],
    ['with more than is known', json([{ ...site, script: 'alert(1)' }]), 'taught-flawed'],
    ['with the id of an adapter', json([{ ...site, id: 'amazon' }]), 'taught-flawed'],
    ['with a repeated group', json(withMatch('^(a+)+$')), 'taught-flawed'],
    ['with too many repeats', json(withMatch('.*.*.*.*x')), 'taught-flawed'],
    ['with a pattern that does not end', json(withMatch(`(${'a'.repeat(300)})`)), 'taught-flawed'],
  ])('a file %s is refused', async (_, file, code) => {
    expect(await codeOf(file)).toBe(code);
  });

  it('hosts are those of one company', () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      'portal.co.uk',
      '*.portal.co.uk',
      '*.sap.com',
      '*.abb.de',
      'a1.example',
    ])
      expect(taughtSiteSchema.safeParse({ ...site, hosts: [host] }).success, host).toBe(true);
  });

  it('patterns that are taken are quick on the longest text that they are given', () => {
    const [page] = taughtSiteSchema.parse(site).pages;
    const pattern = new RegExp(page?.rows?.[0]?.order?.match ?? '', 'iu');
    const times = [100, 200].map((length) => {
      const text = 'A'.repeat(length - 1);
      const begun = performance.now();
      for (let round = 0; round < 2_000; round++) pattern.test(text);
      return performance.now() - begun;
    });
    expect((times[1] as number) / (times[0] as number)).toBeLessThan(12);
  });
});

describe('taught portals in the store', () => {
  it('are listed by name, replaced by id, removed, and skipped when they are no longer understood', async () => {
    const store = await openStore('taught');
    await putTaughtSites(store, [site, { ...site, id: 'taught-2', name: 'Another' }]);
    await putTaughtSites(store, [{ ...site, version: 2 }, { id: 'taught-3' } as TaughtSite]);
    expect((await listTaughtSites(store)).map(({ name, version }) => [name, version])).toEqual([
      ['Another', 1],
      ['Sample portal', 2],
    ]);
    await removeTaughtSite(store, site.id);
    expect((await listTaughtSites(store)).map(({ id }) => id)).toEqual(['taught-2']);
    closeStore(store);
  });

  it('are for their hosts, and take one page of each kind', () => {
    expect(isOnHost(site, 'portal.example')).toBe(true);
    expect(isOnHost(site, 'xportal.example')).toBe(false);
    expect(isOnHost({ hosts: ['*.portal.example'] }, 'a.portal.example')).toBe(true);
    expect(isOnHost({ hosts: ['*.portal.example'] }, 'aportal.example')).toBe(false);
    expect(matchesOf({ hosts: ['127.0.0.1'] })).toEqual(['https://127.0.0.1/*', 'http://127.0.0.1/*']);
    const [page] = site.pages;
    if (!page) throw new Error('no page');
    const again = withPage(withPage(site, { ...page, kind: 'order' }), { ...page, when: { path: '^/x' } });
    expect(again.version).toBe(3);
    expect(again.pages.map(({ kind, when }) => [kind, when?.path])).toEqual([
      ['orders', '^/x'],
      ['order', '^/orders(?:[?#]|$)'],
    ]);
  });
});
