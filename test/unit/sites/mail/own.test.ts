// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { genericMail, parsedMail, readMailBothWays } from '../../../tools/sites/mail.ts';
import { mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

const titled = (title: string): string[] | undefined =>
  readMailBothWays(SITES, parsedMail(`<title>${title}</title>`), 'https://mail.google.com/mail/u/0/#inbox')
    .site?.found.own;

test.each([
  ['Inbox (2) - me@own.example - Gmail', ['me@own.example']],
  ['Order - with - dashes - Me.Too@own.example - Own Company Mail', ['me.too@own.example']],
  // The subject of the open mail stands there, too.
  ['Please ask bo@north.example - Gmail', []],
  ['bo@north.example - Gmail', []],
  ['bo@north.example - me@own.example - Gmail', ['me@own.example']],
  ['Write to bo@north.example - now - Gmail', []],
  ['Gmail', []],
])('the account that the title %s tells', (title, own) => {
  expect(titled(title)).toEqual(own);
});

const page = mailFixtures(['generic-mail']).find(({ name }) => name === 'account-in-bar');
const ownOf = (alter: (html: string) => string): string[] => {
  const html = alter(page?.html ?? '');
  expect(html).not.toBe(page?.html);
  return genericMail(parsedMail(html), page?.url ?? '').own;
};

test.each([
  [
    'two accounts',
    (html: string) => html.replace('</nav>', '<span class="account">x@own.example</span></nav>'),
  ],
  ['nothing that names an account', (html: string) => html.replace(/user-(?:menu|name)/g, 'item')],
  [
    'a name alone',
    (html: string) => html.replace(/<span class="user-name"[^>]*>[^<]*/, '<span class="user-name">Me'),
  ],
  [
    'an account in what the page is about',
    (html: string) =>
      html
        .replace('<header class="topbar">', '<main><header>')
        .replace('</nav></header>', '</nav></header></main>'),
  ],
  [
    'the card of who wrote, beside the mail',
    (html: string) =>
      html
        .replace('<header class="topbar">', '<aside><div>')
        .replace('</nav></header>', '</nav></div></aside>')
        .replace(/<(\/?)nav>/g, '<$1div>'),
  ],
  [
    'the sender of the mail, shown in a bar',
    (html: string) =>
      html
        .replace('class="user-menu"', 'class="user"')
        .replace(/(<span class="user-name" title=")[^>]*>[^<]*/, '$1Ana">Ana@North.example'),
  ],
])('of webmail that nobody adapted, none for %s', (_, alter) => {
  expect(ownOf(alter)).toEqual([]);
});

test('an account that is surely one is told though it wrote the mail that is shown', () => {
  const wrote = (html: string) => html.replace('ana@north.example', 'purchasing@own.example');
  expect(ownOf(wrote)).toEqual(['purchasing@own.example']);
});

test('an adapter that knows where the account stands is not told another by a bar', () => {
  const html = (page?.html ?? '').replace('<title>Mail', '<title>Order - Gmail');
  expect(genericMail(parsedMail(html), page?.url ?? '').own).toEqual(['purchasing@own.example']);
  const { site } = readMailBothWays(SITES, parsedMail(html), 'https://mail.google.com/mail/u/0/#inbox/1');
  expect(site?.found.own).toEqual([]);
});

test('Outlook tells it where it shows no name of an account, and none where two are told', () => {
  const reading = mailFixtures(['outlook']).find(({ name }) => name === 'reading');
  const read = (html: string) =>
    readMailBothWays(SITES, parsedMail(html), reading?.url ?? '').site?.found.own;
  const html = reading?.html ?? '';
  expect(read(html)).toEqual(['bea@own.example']);
  const open = (address: string) =>
    html.replace('</body>', `<div id="mectrl_currentAccount_secondary">${address}</div></body>`);
  expect(read(open('BEA@own.example'))).toEqual(['bea@own.example']);
  expect(read(open('other@own.example'))).toEqual([]);
  expect(read(html.replace('%40', '%E0%A4%A'))).toEqual([]);
});
