// @vitest-environment jsdom
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { SITES } from '../../../lib/sites/index.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';
import { pageFaults, siteFaults } from '../../tools/sites/contract.ts';
import { newSite } from '../../tools/sites/new-site.ts';
import { sitePages } from '../../tools/sites/pages.ts';

/** One contract for all adapters over all pages. */

const pages = sitePages(SITES.map(({ id }) => id));

test.each(SITES)('$id has all that belongs to it, and knows its own pages only', (site) => {
  expect(siteFaults(site, pages)).toEqual([]);
  expect(SITES.filter(({ id }) => id === site.id)).toEqual([site]);
});

test('every adapter on disk is registered', () => {
  const files = readdirSync('lib/sites').filter((file) => file.endsWith('.ts'));
  const adapters = files
    .filter((file) => / satisfies SiteAdapter;/.test(readFileSync(`lib/sites/${file}`, 'utf8')))
    .map((file) => file.replace('.ts', ''));
  expect(adapters.sort()).toEqual(SITES.map(({ id }) => id).sort());
});

test.each(pages)('$adapter reads its page $name exactly, changes nothing, and reads it again', (page) => {
  expect(pageFaults(SITES, page)).toEqual([]);
});

test('a new site passes at once, and takes the place of no other', async () => {
  mkdirSync('.output', { recursive: true });
  const root = mkdtempSync(resolve('.output/new-site-'));
  try {
    for (const folder of ['lib/sites', 'test/fixtures/sites', 'entrypoints'])
      cpSync(folder, join(root, folder), { recursive: true });
    expect(newSite(root, 'my-portal')).toHaveLength(5);
    const { SITES: all } = (await import(join(root, 'lib/sites/index.ts'))) as { SITES: SiteAdapter[] };
    expect(all.map(({ id }) => id).sort()).toEqual([...SITES.map(({ id }) => id), 'my-portal'].sort());
    const made = all.find(({ id }) => id === 'my-portal') as SiteAdapter;
    const everyPage = sitePages(
      all.map(({ id }) => id),
      join(root, 'test/fixtures/sites'),
    );
    expect(siteFaults(made, everyPage, root)).toEqual([]);
    for (const page of everyPage.filter(({ adapter }) => adapter === made.id))
      expect(pageFaults(all, page)).toEqual([]);
    expect(() => newSite(root, 'my-portal')).toThrow('is there already');
    expect(() => newSite(root, '../portal')).toThrow('is no id');
  } finally {
    rmSync(root, { recursive: true });
  }
});
