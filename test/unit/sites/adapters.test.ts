// @vitest-environment jsdom
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { siteHooksSchema } from '../../../lib/domain/site-hooks.ts';
import { SITES } from '../../../lib/sites/index.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';
import { sitePages } from '../../tools/sites/pages.ts';
import { parsed, readPage } from '../../tools/sites/read-page.ts';

/** One contract for all adapters over all pages. */

const sites: readonly SiteAdapter[] = SITES;
const pages = sitePages(sites.map(({ id }) => id));

test.each(sites)('$id is registered with all that belongs to it', (site) => {
  expect(site.id).toMatch(/^[a-z][a-z0-9-]{0,40}$/);
  expect(existsSync(`lib/sites/${site.id}.ts`), 'file').toBe(true);
  expect(existsSync(`entrypoints/site-${site.id}.ts`), 'script').toBe(true);
  expect(readdirSync(`test/fixtures/sites/${site.id}`).length, 'pages').toBeGreaterThan(1);
  expect(site.testUrls.length).toBeGreaterThan(0);
  for (const hooks of site.pages) siteHooksSchema.parse(JSON.parse(JSON.stringify(hooks)));
  expect(sites.filter(({ id }) => id === site.id)).toEqual([site]);
});

test('every adapter on disk is registered', () => {
  const files = readdirSync('lib/sites').filter((file) => file.endsWith('.ts'));
  const adapters = files
    .filter((file) => / satisfies SiteAdapter;/.test(readFileSync(`lib/sites/${file}`, 'utf8')))
    .map((file) => file.replace('.ts', ''));
  expect(adapters.sort()).toEqual(sites.map(({ id }) => id).sort());
});

test.each(pages)('$adapter reads its page $name exactly, changes nothing, and reads it again', (page) => {
  const doc = parsed(page.html);
  const before = doc.documentElement.outerHTML;
  const first = readPage(sites, doc, page.url);
  expect(first.site?.health.missing, 'no report').toEqual([]);
  expect(first.site?.reading.adapter).toBe(page.adapter);
  expect(first.site?.reading.rows).toEqual(page.rows);
  expect(readPage(sites, doc, page.url)).toEqual(first);
  expect(doc.documentElement.outerHTML).toBe(before);
});

test.each(sites)('$id does not know the pages of others', (site) => {
  const others = pages.filter(({ adapter }) => adapter !== site.id);
  for (const { url, html } of others) expect(site.detect(parsed(html), url), url).toBe(false);
  for (const url of ['https://portal.example/orders', 'about:blank', 'https://mail.google.com/mail/u/0/'])
    expect(site.detect(parsed('<p>Order 4500</p>'), url), url).toBe(false);
});

test.each(sites)('$id throws nothing on a page of its own that is empty', (site) => {
  for (const url of site.testUrls) expect(() => readPage([site], parsed('<p></p>'), url)).not.toThrow();
});
