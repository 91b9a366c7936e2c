import type { Page } from '@playwright/test';
import { openCard } from '../tools/browser/card.ts';
import { type Paint, paintOf } from '../tools/browser/ink.ts';
import { type SeenMark, settledMarks } from '../tools/browser/marks.ts';
import { type MailPages, servePages } from '../tools/mail/serve-pages.ts';
import { sliceOf } from '../tools/slice.ts';
import { expect, test } from './fixtures.ts';

/** A mail whose text leaves no room between its words: marks stand, and cover nothing that is written. */
let pages: MailPages;
test.beforeAll(async () => {
  pages = await servePages();
});
test.afterAll(() => pages?.close());

/** Fonts, sizes and line heights that mails are written in, and some of them at 150 %. */
const STYLES = [
  'font:16px/1.15 Arial',
  'font:16px/1 Arial',
  'font:13px/1.2 serif',
  'font:13px/1 serif',
  'font:12px/1.15 DejaVu Sans',
  'font:14px/1.2 monospace',
  'font:italic 700 15px/1.15 Arial',
  'font:italic 13px/1.15 serif',
  'font:15px/1.5 sans-serif;zoom:1.5',
  'font:16px/1.15 Arial;zoom:1.5',
];
const WIDE = { width: 1280, ground: '#fff;color:#111' };
const DARK = { width: 700, ground: '#16191c;color:#eee' };
const NARROW = { width: 320, ground: '#fff;color:#111' };
/** `npm run test:long pages` has all of them. */
const GROUNDS = sliceOf([WIDE, DARK, NARROW], [WIDE, DARK]);
/** More than the text is high at 320 px. */
const HEIGHT = 3_600;
/** A flat sign is low; what can be hit is this high at least, where nothing else can be clicked. */
const HIT_PX = 9;

const isFlat = ({ sign }: SeenMark): boolean => sign.height < sign.width / 2;

/** By style, how many flat signs there are; how many pixels of letters its signs cover; and what nobody can see. */
async function judge(page: Page, marks: SeenMark[], paint: Paint[]): Promise<Record<string, string>> {
  const parts = await page.locator('.message-body > div').evaluateAll((elements) =>
    elements.map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { style: element.getAttribute('style') ?? '', top, bottom };
    }),
  );
  const verdict = parts.map(({ style, top, bottom }): [string, string] => {
    const own = marks.flatMap((mark, at) => {
      const drawn = paint[at];
      return drawn && mark.sign.y >= top && mark.sign.y < bottom + 4 ? [{ mark, ...drawn }] : [];
    });
    const covered = own.reduce((sum, each) => sum + each.covered, 0);
    const unseen = own.filter(({ painted }) => painted < 8).length;
    const some = own.some(({ mark }) => isFlat(mark)) ? 'some flat' : 'none flat';
    return [style, `${some}, ${covered} px covered, ${unseen} unseen`];
  });
  return Object.fromEntries(verdict);
}

test('in dense text no mark covers a letter, whatever the font, the height of lines, zoom and width', async ({
  sample,
}) => {
  const lines = sample.orders.lines.filter(({ open }) => open).slice(0, 4);
  const [first] = lines;
  if (!first) throw new Error('The sample has no open line.');
  const words = lines.map(
    ({ order }, at) => `Qualify,${order},jumping ${at % 2 ? '(' : ''}${order}${at % 2 ? ')' : ''}/type`,
  );
  const text = `${words.join(' ')} from,${first.supplierEmail},by ${words.join('-')}`;
  const body = STYLES.map((style) => `<div style="${style}">${text}</div>`).join('');
  const page = await sample.lens.context.newPage();
  for (const { width, ground } of GROUNDS) {
    await page.setViewportSize({ width, height: HEIGHT });
    const url = pages.add(
      `/dense-${width}`,
      `<style>body{background:${ground}}.message-body>div{margin:0 0 20px}</style><h1 class="subject">Delivery</h1><div class="message-body">${body}</div>`,
    );
    await page.goto(url);
    const marks = await settledMarks(page, STYLES.length * 8);
    const clean = STYLES.map((style) => [style, 'some flat, 0 px covered, 0 unseen']);
    expect(await judge(page, marks, await paintOf(page, marks)), `${width} px`).toEqual(
      Object.fromEntries(clean),
    );
    expect(Math.min(...marks.map(({ height }) => height)), 'what can be hit').toBeGreaterThanOrEqual(HIT_PX);
    const flat = marks.find(isFlat);
    if (flat && width === 1280) await openCard(page, flat);
  }
  await page.close();
});

test('where one character ends a number, in whichever element, the mark stands upright behind that', async ({
  sample,
}) => {
  const line = sample.orders.lines.find(({ open }) => open);
  if (!line) throw new Error('The sample has no open line.');
  const { order, supplierEmail } = line;
  const url = pages.add(
    '/ends',
    `<p>From <b>Sol</b>&lt;<span>${supplierEmail}</span>&gt;</p><p>See,<b>${order}</b>, <br>at once, see,${order}.</p>`,
  );
  const page = await sample.lens.context.newPage();
  await page.goto(url);
  const marks = await settledMarks(page, 3);
  const paint = await paintOf(page, marks);
  const seen = marks.map((mark, at) => [mark.number, isFlat(mark), paint[at]?.covered]);
  expect(seen.sort()).toEqual([order, order, supplierEmail].sort().map((number) => [number, false, 0]));
  await page.close();
});
