// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { parsedMail, readMailBothWays, seenMail } from '../../../tools/sites/mail.ts';
import { type MailFixture, mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

/** What is still read of a page of which an adapter knows a part only. */
function readOf(name: string, alter: (html: string) => string) {
  const [folder = '', file] = name.split('/');
  const page = mailFixtures([folder]).find((each) => each.name === file) as MailFixture;
  const html = alter(page.html);
  expect(html).not.toBe(page.html);
  const doc = parsedMail(html);
  const { site } = readMailBothWays(SITES, doc, page.url);
  return { page, site, seen: site && seenMail(doc, site.found) };
}

test('a list that is built otherwise is said to be, and leaves the messages to the adapter', () => {
  const { page, site, seen } = readOf('outlook/reading', (html) =>
    html.replace('title="Tue 5/5/2026 8:15 AM"', ''),
  );
  expect(site?.health.missing).toEqual(['rows.at']);
  expect(site?.found.adapter).toBe('outlook');
  expect(seen?.messages).toEqual(page.mail.messages);
  const [{ at: _, ...first } = { from: {} }, ...others] = page.mail.rows;
  expect(seen?.rows).toEqual([first, ...others]);
});

test('a message without a field is said to lack it; where structure finds none, what is there is read', () => {
  const { page, site, seen } = readOf('gmail/thread', (html) =>
    html.replace(/<span class="hb">to .*?<\/span><\/span><\/div>/g, '</div>'),
  );
  expect(site?.health.missing).toContain('message.to');
  // Nobody times answers by it.
  expect(site?.found.adapter).toBe('generic-mail');
  expect(
    seen?.messages.map(({ from, subject, at, attachments }) => ({ from, subject, at, attachments })),
  ).toEqual(
    page.mail.messages.map(({ from, subject, at, attachments }) => ({ from, subject, at, attachments })),
  );
  expect(seen?.own).toEqual(page.mail.own);
});

test('recipients whom only a text names are taken from the structure', () => {
  const { site, seen } = readOf('outlook/reading', (html) =>
    html.replace(
      /(data-testid="RecipientWell"[^>]*>)[\s\S]*?(<div data-testid="SentReceivedSavedTime")/,
      '$1<span>To: Bea Sample</span></div>$2',
    ),
  );
  expect(site?.found.adapter).toBe('outlook');
  expect(seen?.messages[0]?.to).toEqual([{ name: 'Bea Sample' }]);
});

test.each([
  ['gmail/thread', '<div role="listitem" class="h7"', '<div role="listitem" class="kv"></div>'],
  ['outlook/reading', '<div class="aVla3"', '<div class="aVla3"><div aria-expanded="false"></div></div>'],
  ['proton/message', '<article ', '<article data-message-id="folded=="><div>Bo Sample</div></article>'],
  ['yahoo/message', '<div class="message-view"', '<div data-test-id="message-view">Bo Sample</div>'],
])('%s: a mail behind others that stand folded says so, and no other does', (name, at, folded) => {
  const isFolded = (alter: (html: string) => string) =>
    readOf(name, alter).site?.found.messages.map(({ message }) => message.folded ?? false);
  const without = (html: string) => html.replaceAll('class="kv"', 'class="gone"');
  const after = isFolded((html) => without(html).replace('</body>', `${folded}</body>`));
  expect(new Set(after)).toEqual(new Set([false]));
  const before = isFolded((html) => without(html).replace(at, `${folded}${at}`));
  expect(new Set(before)).toEqual(new Set([true]));
});
