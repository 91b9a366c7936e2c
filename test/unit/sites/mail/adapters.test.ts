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
  const { site, windows } = readMailBothWays(SITES, doc, page.url);
  const { version } = webmails.find(({ id }) => id === page.folder) ?? {};
  expect(site?.health).toEqual({ adapter: page.folder, version, missing: [] });
  expect(site && seenMail(doc, site.found, windows)).toEqual(page.mail);
  expect(site?.found.adapter).toBe(page.folder);
  const keys = site?.found.messages.map(({ message: { key, thread } }) => [key, thread]);
  const again = readMailBothWays(SITES, doc, page.url).site;
  expect(again?.found.messages.map(({ message: { key, thread } }) => [key, thread])).toEqual(keys);
  expect(new Set(keys?.flat()).size).toBe((keys?.length ?? 0) + (keys?.length ? 1 : 0));
  expect(doc.documentElement.outerHTML).toBe(before);
});

test('Roundcube says in its head when a mail is from, whatever day its list of fields shows', () => {
  const page = own.find(({ folder, html }) => folder === 'roundcube' && html.includes('header-summary'));
  const read = (html: string) =>
    readMailBothWays(SITES, parsedMail(html), page?.url ?? '').site?.found.messages[0]?.message;
  const later = read((page?.html ?? '').replace(/(header date">)[^<]+/, '$1Today 08:15'));
  expect(later).toMatchObject({ at: '2026-05-05 08:15' });
  expect(later?.key).toBe(read(page?.html ?? '')?.key);
});

test.each(webmails)('$id leaves the pages of others alone', (site) => {
  for (const page of [...own, ...strange].filter(({ folder }) => folder !== site.id))
    expect(site.detect(parsedMail(page.html), page.url), page.name).toBe(false);
});

/** Pages of adapters that know a conversation by its subject alone, which the page spells as it is read. */
const bySubject = own.filter(({ folder, html, mail }) => {
  const subject = mail.messages[0]?.subject;
  const hooks = webmails.find(({ id }) => id === folder)?.mail?.message;
  return hooks && !hooks.thread && subject !== undefined && html.includes(subject);
});

test.each(bySubject)('$folder $name: a question and its answer are one conversation', (page) => {
  const subject = page.mail.messages[0]?.subject ?? '';
  const threadOf = (html: string) =>
    readMailBothWays(SITES, parsedMail(html), page.url).site?.found.messages[0]?.message.thread;
  const asked = threadOf(page.html);
  expect(asked).toBeDefined();
  expect(threadOf(page.html.replaceAll(subject, `RE: ${subject}`))).toBe(asked);
});
