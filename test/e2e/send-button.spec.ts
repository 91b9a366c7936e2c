import { until } from '../tools/browser/cdp.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { type MailPages, servePages } from '../tools/mail/serve-pages.ts';
import { expect, test } from './fixtures.ts';

let pages: MailPages;
test.beforeAll(async () => {
  pages = await servePages();
});
test.afterAll(() => pages?.close());

const PICTURE =
  '<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true"><path d="M1 1l14 7-14 7 3-7z"/></svg>';
const STYLE =
  '<style>main{width:600px;margin:40px}textarea{width:580px;height:120px;display:block}.bar{display:flex;gap:6px}</style>';

/** A window to write in, with this in its bar. */
const windowWith = (to: string, bar: string): string =>
  `${STYLE}<main><h2>New message</h2><form onsubmit="return false"><input aria-label="To" value="${to}"> <input name="subject" aria-label="Subject" value="Order"><textarea aria-label="Message body"></textarea><div class="bar">${bar}</div></form></main>`;

/** By what a button is told, its bar, and which element of the page its mark touches. */
const BARS: [name: string, bar: string, beside: string][] = [
  [
    'title',
    `<button id="send" type="button" title="Send">${PICTURE}</button><button type="button" title="Discard">${PICTURE}</button>`,
    '#send',
  ],
  [
    'tip',
    `<div id="send" role="button" tabindex="0" data-tooltip="Senden (Strg+Enter)">${PICTURE}</div>`,
    '#send',
  ],
  [
    'svg',
    `<button id="send" type="button"><svg width="16" height="16"><title>Send</title><path d="M1 1l14 7-14 7 3-7z"/></svg></button>`,
    '#send',
  ],
  [
    'submit',
    `<button type="button">${PICTURE}</button><button id="send" type="submit">${PICTURE}</button>`,
    '#send',
  ],
  ['value', '<input id="send" type="submit" value="Send">', '#send'],
  ['none', `<button type="button">${PICTURE}</button><button type="button">${PICTURE}</button>`, 'h2'],
];

test('a send button without words carries the mark; where nothing tells it, the window does', async ({
  sample,
}) => {
  const { lens, orders } = sample;
  const line = orders.lines.find(({ open, promised = '' }) => open && promised > orders.asOf);
  if (!line) throw new Error('The sample has no open order.');
  const wrong = new Date(Date.parse(`${line.promised}T00:00:00Z`) + 5 * 86_400_000)
    .toISOString()
    .slice(0, 10);
  const page = await lens.context.newPage();
  for (const [name, bar, beside] of BARS) {
    await page.goto(pages.add(`/${name}`, windowWith(line.supplierEmail, bar)));
    await page
      .getByRole('textbox', { name: 'Message body' })
      .fill(`Your order ${line.order} will arrive on ${wrong}.`);
    const mark = await until(`the mark of ${name}`, async () => {
      const marks = await marksOn(page);
      const states = await statesOf(page, marks);
      return marks.find((_, at) => states[at] === 'differs');
    });
    const box = await page.locator(beside).boundingBox();
    if (!box) throw new Error(`${beside} is not shown.`);
    // Beside it, or on its corner.
    const gap = Math.max(
      box.x - (mark.sign.x + 10),
      mark.sign.x - (box.x + box.width),
      box.y - (mark.sign.y + 10),
      mark.sign.y - (box.y + box.height),
    );
    expect(gap, name).toBeLessThanOrEqual(4);
  }
  await page.close();
});
