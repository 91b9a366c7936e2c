import { readFileSync } from 'node:fs';
import { closeCard, openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { marksOn, type SeenMark } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { portalDate, portalLines } from '../tools/demo/choose.ts';
import { expect, openLoaded, SAMPLE, test } from './fixtures.ts';

test('a portal that shows another date: ≠, both dates in card and panel, exported, on the list for the review, and taken off it', async () => {
  const { lens, sites, orders, close } = await openLoaded(SAMPLE);
  try {
    const wrong = portalLines(orders).filter(
      (line, index) => line.open && portalDate(line, index) !== line.promised,
    );
    const late = new Set(
      orders.lines.filter((line) => line.open && (line.promised ?? '9') < orders.asOf).map((l) => l.order),
    );
    const line = wrong.find(({ order }) => !late.has(order));
    if (!line) throw new Error('The sample has no open line that the portal contradicts.');

    const page = await lens.context.newPage();
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`${sites.portal}/orders`);
    const mark = await until('the mark that says so', async () => {
      const marks = await marksOn(page);
      const own = marks.find(({ number }) => number === line.order);
      const [state] = own ? await statesOf(page, [own]) : [];
      return state === 'differs' && (own as SeenMark);
    });
    const card = await openCard(page, mark);
    const day = (iso: string | undefined) =>
      new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
        new Date(`${iso}T00:00:00Z`),
      );
    const theirs = day(portalDate(line, portalLines(orders).indexOf(line)));
    await expect(card.getByText('Differs from this page')).toBeVisible();
    await expect(card.locator('.diff-fields')).toContainText(day(line.promised));
    await expect(card.locator('.diff-fields')).toContainText(theirs);
    await closeCard(page);

    // The panel follows the tab that was active last: a page of its own beside it shows the same.
    const panel = await lens.context.newPage();
    await panel.setViewportSize({ width: 400, height: 1400 });
    await panel.goto(`${lens.home}/sidepanel.html`);
    await page.bringToFront();
    const part = panel.locator('#differences');
    await expect(part.locator('.diff-row')).toHaveCount(wrong.length);
    await expect(part).toContainText(`${line.order} / ${line.line}`);
    await expect(part).toContainText(theirs);
    const [file] = await Promise.all([
      panel.waitForEvent('download'),
      part.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const table = readFileSync(await file.path(), 'utf8');
    expect(table.split('\r\n').filter((row) => row.includes('Differs'))).toHaveLength(wrong.length);
    expect(table).toContain(`${line.promised},${portalDate(line, portalLines(orders).indexOf(line))}`);

    await part.getByRole('button', { name: `Add to next review: ${line.order} / ${line.line}` }).click();
    await expect(part.getByText('1 point is on the list')).toBeVisible();
    await part.getByRole('button', { name: 'Undo' }).click();
    await expect(part.getByText('1 point is on the list')).toHaveCount(0);
    await part.getByRole('button', { name: 'Add all 2 to the next review' }).click();
    await expect(part.getByText('2 points are on the list')).toBeVisible();

    // Structured data has a reader of its own, which comes when a page holds some.
    await page.evaluate((order) => {
      const data = { '@type': 'Order', orderNumber: order, orderStatus: 'Cancelled' };
      const script = document.createElement('script');
      script.type = 'application/ld+json';
      script.textContent = JSON.stringify(data);
      document.body.replaceChildren(script, `Order ${order}`);
    }, line.order);
    await expect(part.locator('.diff-row')).toHaveCount(1);
    await expect(part).toContainText('whole order');
    await expect(part).toContainText('Cancelled');

    await panel.getByRole('link', { name: 'Partners' }).click();
    await panel
      .getByRole('link', { name: new RegExp(line.supplier) })
      .first()
      .click();
    const points = panel.locator('.review-point');
    await expect(points).toHaveCount(2);
    await points
      .first()
      .getByRole('button', { name: /^Done: / })
      .click();
    await expect(panel.getByText('discussed')).toHaveCount(1);
    await points
      .last()
      .getByRole('button', { name: /Remove/ })
      .click();
    await expect(points).toHaveCount(1);
  } finally {
    await close();
  }
});
