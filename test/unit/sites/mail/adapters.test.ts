// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { parsedMail, readMailBothWays, seenMail } from '../../../tools/sites/mail.ts';
import { mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

/** One contract for all adapters of webmail over all pages. */
const webmails = SITES.filter(({ mail }) => mail);
const own = mailFixtures(webmails.map(({ id }) => id));
const strange = mailFixtures(['generic-mail']);

test.each(own)('$folder reads its page $name exactly, changes nothing, and reads it again', (page) => {
  const doc = parsedMail(page.html);
  const before = doc.documentElement.outerHTML;
  const { site } = readMailBothWays(SITES, doc, page.url);
  expect(site?.health).toEqual({ adapter: page.folder, version: 1, missing: [] });
  expect(site && seenMail(doc, site.found)).toEqual(page.mail);
  expect(site?.found.adapter).toBe(page.folder);
  const keys = site?.found.messages.map(({ message: { key, thread } }) => [key, thread]);
  const again = readMailBothWays(SITES, doc, page.url).site;
  expect(again?.found.messages.map(({ message: { key, thread } }) => [key, thread])).toEqual(keys);
  expect(new Set(keys?.flat()).size).toBe((keys?.length ?? 0) + (keys?.length ? 1 : 0));
  expect(doc.documentElement.outerHTML).toBe(before);
});

test.each(webmails)('$id leaves the pages of others alone', (site) => {
  for (const page of [...own, ...strange].filter(({ folder }) => folder !== site.id))
    expect(site.detect(parsedMail(page.html), page.url), page.name).toBe(false);
});
