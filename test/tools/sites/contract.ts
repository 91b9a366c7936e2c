import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { mailHooksSchema } from '../../../lib/domain/mail-hooks.ts';
import { siteHooksSchema } from '../../../lib/domain/site-hooks.ts';
import { isAmong } from '../../../lib/sites/match-patterns.ts';
import type { SiteAdapter } from '../../../lib/sites/site-adapter.ts';
import { speaksOf } from '../../../lib/sites/speaks-of.ts';
import { mailFixtures } from './mail-fixtures.ts';
import type { SitePage } from './pages.ts';
import { parsed, readPage } from './read-page.ts';

/** What is wrong with an adapter and all that belongs to it below `root`; every page is given, its own and those of others. */
export function siteFaults(site: SiteAdapter, pages: readonly SitePage[], root = '.'): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string) => holds || faults.push(`${site.id}: ${what}`);
  must(/^[a-z][a-z0-9-]{0,40}$/.test(site.id), 'its id is none');
  must(existsSync(`${root}/lib/sites/${site.id}.ts`), 'no file');
  must(existsSync(`${root}/entrypoints/site-${site.id}.ts`), 'no script');
  must(site.testUrls.length > 0, 'no test addresses');
  const mails = site.mail ? mailFixtures([site.id], `${root}/test/fixtures/sites`) : [];
  must(mails.length > 0 || pages.some(({ adapter }) => adapter === site.id), 'no page');
  const same = mailHooksSchema.optional().safeParse(site.mail && JSON.parse(JSON.stringify(site.mail)));
  must(isDeepStrictEqual(same.data, site.mail), `its mail hooks are no data: ${same.error}`);
  for (const hooks of site.pages) {
    const same = siteHooksSchema.safeParse(JSON.parse(JSON.stringify(hooks)));
    must(isDeepStrictEqual(same.data, hooks), `its hooks are no data: ${same.error}`);
  }
  const strangers = ['https://portal.example/orders', 'about:blank', 'https://mail.google.com/mail/u/0/'];
  const others = pages.filter(({ adapter }) => adapter !== site.id);
  for (const page of others)
    must(!site.detect(documentOf(page), page.url), `knows ${page.url}, which is not its own`);
  const isKnown = (url: string): boolean =>
    site.mail !== undefined && !site.matches.includes('https://*/*') && isAmong(site.matches, url);
  for (const url of strangers.filter((each) => !isKnown(each)))
    must(!site.detect(parsed('<p>Order 4500</p>'), url), `knows ${url}, which is not its own`);
  for (const url of site.testUrls) must(speaksOf(site, url), `${url} is none of its pages`);
  return faults;
}

const documents = new WeakMap<SitePage, Document>();

/** A page as a document that only questions are asked of: none changes it, so that it is made once. */
function documentOf(page: SitePage): Document {
  const doc = documents.get(page) ?? parsed(page.html);
  documents.set(page, doc);
  return doc;
}

/** What is wrong with the reading of one page: it is read exactly, by its own adapter, twice the same, and stays as it was. */
export function pageFaults(sites: readonly SiteAdapter[], page: SitePage): string[] {
  const doc = parsed(page.html);
  const before = doc.documentElement.outerHTML;
  const first = readPage(sites, doc, page.url);
  const second = readPage(sites, doc, page.url);
  const { site } = first;
  return [
    ...(site?.health.missing ?? ['no adapter']).map((name) => `missing: ${name}`),
    ...(site?.reading.adapter === page.adapter ? [] : [`read by ${site?.reading.adapter}`]),
    ...(isDeepStrictEqual(site?.reading.rows, page.rows)
      ? []
      : [`read: ${JSON.stringify(site?.reading.rows)}`]),
    ...(isDeepStrictEqual(first, second) ? [] : ['read otherwise the second time']),
    ...(doc.documentElement.outerHTML === before ? [] : ['changed']),
  ];
}
