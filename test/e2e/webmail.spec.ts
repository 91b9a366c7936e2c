import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { Draft } from '../../lib/domain/draft.ts';
import type { MailReading } from '../../lib/domain/mail-reading.ts';
import { until } from '../tools/browser/cdp.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { expect, type LoadedBrowser, openLoaded, SAMPLE, test } from './fixtures.ts';

/** Webmail under its real host names: adapters read it, and who wrote carries a mark. */
let own: LoadedBrowser & { close(): Promise<void> };

test.beforeAll(async () => {
  own = await openLoaded(SAMPLE);
});
test.afterAll(() => own?.close());

/** A page of `test/fixtures/sites` that one of our suppliers wrote, under its own address. */
async function openMail(file: string, supplier: string, order: string): Promise<{ page: Page; url: string }> {
  const [head = '', html = ''] = readFileSync(`test/fixtures/sites/${file}.html`, 'utf8').split('-->\n');
  const { url } = JSON.parse(head.replace('<!--', '')) as { url: string };
  const { origin } = new URL(url);
  await grantAtOnce(own.lens, origin);
  const body = html.replaceAll('ana@north.example', supplier).replaceAll('SAMPLE-4500001', order);
  await own.lens.context.route(`${origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  const page = await own.lens.context.newPage();
  await page.goto(url);
  return { page, url };
}

/** How the mail of a page was read, once that is as it should be. */
const mailOf = (url: string, is: (mail: MailReading) => boolean = () => true) =>
  until('the mail', async () => Object.values((await storedPage(own.lens, url))?.mails ?? {}).find(is));

test('Gmail, Outlook and Proton are read by their adapters, and senders carry marks', async () => {
  const { supplierEmail = '', order = '' } = own.orders.lines[0] ?? {};
  const gmail = await openMail('gmail/thread', supplierEmail, order);
  expect(await mailOf(gmail.url)).toMatchObject({
    adapter: 'gmail',
    own: ['purchasing@own.example'],
    messages: [{ from: { address: supplierEmail }, attachments: [{ name: 'order 4500001.pdf' }] }, {}],
  });
  // The address stands there, and is marked itself.
  const seen = async (page: Page) => (await marksOn(page)).map(({ number }) => number);
  await expect.poll(() => seen(gmail.page)).toContain(supplierEmail);
  await gmail.page.close();

  const outlook = await openMail('outlook/reading', supplierEmail, order);
  expect(await mailOf(outlook.url)).toMatchObject({
    adapter: 'outlook',
    messages: [{ from: { address: supplierEmail } }],
    rows: [{ subject: `Order ${order}` }, { subject: 'Spring sale' }],
  });
  await expect.poll(() => seen(outlook.page)).toContain(supplierEmail);
  await outlook.page.close();

  // Only the name is shown, and the text comes late into a sandboxed frame.
  const proton = await openMail('proton/message', supplierEmail, order);
  await mailOf(proton.url);
  await expect.poll(() => seen(proton.page)).toContain('Ana Sample');
  await proton.page.evaluate((number) => {
    const body = document.querySelector('iframe')?.contentDocument?.body;
    if (body) body.textContent = `Our invoice 77 is for PO ${number}-X9.`;
  }, order);
  const late = await mailOf(proton.url, ({ messages: [message] }) => (message?.numbers.length ?? 0) > 1);
  expect(late).toMatchObject({ adapter: 'proton', cut: false });
  // The next test looks for a page by the beginning of an address that this one has, too.
  await proton.page.close();
});

test('what is written in Outlook, Gmail and Proton is followed by their adapters', async () => {
  const { supplierEmail = '', order = '' } = own.orders.lines[0] ?? {};
  const draftOf = (url: string, is: (draft: Draft) => boolean = () => true) =>
    until('the draft', async () =>
      Object.values((await storedPage(own.lens, url))?.drafts ?? {})
        .flat()
        .find(is),
    );
  const numbersOf = ({ facts }: Draft) => facts.flatMap((fact) => (fact.what === 'number' ? fact.raw : []));

  // Nothing but its adapter tells the fields for people in Outlook from the text.
  const outlook = await openMail('outlook/compose', supplierEmail, order);
  const inOutlook = await draftOf(outlook.url);
  expect(inOutlook.to).toEqual([supplierEmail, 'cy@own.example']);
  expect(numbersOf(inOutlook)).toContain(order);
  await outlook.page.close();

  const gmail = await openMail('gmail/compose', supplierEmail, order);
  expect((await draftOf(gmail.url)).to).toEqual([
    supplierEmail,
    'bo@south.example',
    'dee@west.example',
    'cy@own.example',
  ]);
  await gmail.page.close();

  // The part that is written in stands in a frame, below a body that cannot be written in.
  const proton = await openMail('proton/compose', supplierEmail, order);
  await proton.page.evaluate((number) => {
    const body = document.querySelector('iframe')?.contentDocument?.body;
    const editor = body?.ownerDocument.createElement('div');
    if (!body || !editor) return;
    editor.id = 'rooster-editor';
    editor.contentEditable = 'true';
    editor.textContent = `Order ${number} will arrive on May 12.`;
    body.append(editor);
    // As its page does while a draft is saved.
    document.querySelector('footer')?.append('Saved');
  }, order);
  const inProton = await draftOf(proton.url, (draft) => numbersOf(draft).includes(order));
  expect(inProton.to).toEqual([supplierEmail, 'cy@own.example']);
  await proton.page.close();
});
