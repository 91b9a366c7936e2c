// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { SITES } from '../../../../lib/sites/index.ts';
import { composeIn } from '../../../../lib/sites/mail/compose.ts';
import { readWritten } from '../../../../lib/sites/mail/draft/read-written.ts';
import { pageNodes } from '../../../../lib/sites/reading/lent.ts';
import { ended, parsedMail, readMailBothWays, seenMail } from '../../../tools/sites/mail.ts';
import { type MailFixture, mailFixtures } from '../../../tools/sites/mail-fixtures.ts';

/** The windows of a page that was altered, and what its adapter says of them. */
function readOf(name: string, alter: (html: string) => string = (html) => html) {
  const [folder = '', file] = name.split('/');
  const page = mailFixtures([folder]).find((each) => each.name === file) as MailFixture;
  const doc = parsedMail(alter(page.html));
  const both = readMailBothWays(SITES, doc, page.url);
  const { compose = [] } = seenMail(doc, both.generic, both.windows);
  return { page, doc, compose, windows: both.windows, missing: both.site?.health.missing };
}

test('only its adapter finds the window of Outlook, whose fields for people are built like texts', () => {
  const { doc, compose, page } = readOf('outlook/compose');
  expect(ended(composeIn(doc, pageNodes))).toEqual([]);
  expect(compose).toEqual(page.mail.compose);
});

test('the button that sends is known in any language', () => {
  const { compose } = readOf('yahoo/compose', (html) =>
    html.replace('<span>Send</span>', '<span>Invia</span>'),
  );
  expect(compose.map(({ send }) => send)).toEqual(['Invia']);
});

test('a window keeps its key whether its adapter or the structure reads it', () => {
  const keyOf = (html: (page: string) => string) =>
    readOf('gmail/compose', html).windows.map(({ key }) => key);
  const [key] = keyOf((html) => html);
  expect(key).toMatch(/^[0-9a-f]{16}$/);
  expect(
    keyOf((html) => html.replaceAll('aoO', 'aoX').replace('data-tooltip="Send', 'data-tip="Send')),
  ).toEqual([key]);
});

test('two windows are two', () => {
  const { compose, page, windows } = readOf('roundcube/compose', (html) => html);
  expect(compose).toEqual(page.mail.compose);
  expect(windows).toHaveLength(1);
  const twice = readOf('gmail/compose', (html) => {
    const [, window = ''] = /(<div class="nH Hd"[\s\S]*)<\/body>/.exec(html) ?? [];
    return html.replace('</body>', `${window.replaceAll('SAMPLE-4500001', 'SAMPLE-4500002')}</body>`);
  });
  expect(twice.missing).toEqual([]);
  expect(twice.compose.map(({ subject }) => subject)).toEqual([
    'Order SAMPLE-4500001',
    'Order SAMPLE-4500002',
  ]);
  expect(new Set(twice.windows.map(({ key }) => key)).size).toBe(2);
});

test.each([
  ['its button', 'compose.send', /aoO|data-tooltip="Send/g],
  ['its text', 'compose.body', /Am Al|g_editable/g],
  ['its field for people', 'compose.to', /name="to"/g],
  ['the address of somebody', 'compose.people', /data-hovercard-id="ana@north.example"/g],
])('a window without %s says so, and is read by its structure', (_, name, gone) => {
  const { compose, missing } = readOf('gmail/compose', (html) => html.replace(gone, 'x'));
  expect(missing).toContain(name);
  expect(compose.map(({ subject }) => subject)).toEqual(['Order SAMPLE-4500001']);
});

test('a mail to somebody in a window that the adapter does not know says so, and is read', () => {
  const { compose, missing } = readOf('gmail/inbox', (html) =>
    html.replace(
      '</body>',
      '<form><input aria-label="To" value="ana@north.example"><input aria-label="Subject" value="Order"><textarea></textarea><button>Send</button></form></body>',
    ),
  );
  expect(missing).toEqual(['compose']);
  expect(compose).toMatchObject([{ to: [{ address: 'ana@north.example' }], subject: 'Order' }]);
});

test('a page where a text has a subject and nobody to go to, as that of an absence, is no fault', () => {
  const { missing } = readOf('gmail/inbox', (html) =>
    html.replace(
      '</body>',
      '<form><label>Subject <input name="subject" value="Away"></label><div contenteditable="true">I am away.</div></form></body>',
    ),
  );
  expect(missing).toEqual([]);
});

test('whom somebody has not yet entered whole is nobody', () => {
  const to = (value: string) =>
    readOf('proton/compose', (html) =>
      html.replace(
        'data-testid="composer:to" placeholder="Email address" value=""',
        `data-testid="composer:to" value="${value}"`,
      ),
    ).compose[0]?.to.map(({ address }) => address);
  expect(to('bo')).toEqual(['ana@north.example']);
  expect(to('bo@south.example')).toEqual(['ana@north.example', 'bo@south.example']);
});

test('the line before what is quoted is not written by the person, whatever its language', () => {
  const { windows } = readOf('roundcube/compose', (html) =>
    html.replace(
      /<textarea name="_message"[\s\S]*?<\/textarea>/,
      '<div id="composebody" contenteditable="true"><p>Order SAMPLE-4500001.</p><p id="reply-intro">Il 2026-05-20 08:15, Order SAMPLE-4500002 ha scritto:</p></div>',
    ),
  );
  const [{ body, quoted } = { body: [], quoted: [] }] = windows;
  const numbersOf = (without?: readonly Element[]) =>
    ended(readWritten(body, undefined, pageNodes, without)).facts.flatMap((fact) =>
      fact.what === 'number' ? fact.raw : [],
    );
  expect(numbersOf()).toEqual(['SAMPLE-4500001', 'SAMPLE-4500002']);
  expect(numbersOf(quoted)).toEqual(['SAMPLE-4500001']);
});
