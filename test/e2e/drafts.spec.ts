import type { Page } from '@playwright/test';
import { closeCard, openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { marksOn, type SeenMark } from '../tools/browser/marks.ts';
import { statesOf } from '../tools/browser/pixels.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { composeTo } from '../tools/demo/mail-pages.ts';
import type { DemoLine, DemoOrders } from '../tools/demo/orders.ts';
import { expect, test } from './fixtures.ts';

/** An open order of one line whose day is still to come, of the supplier whom the demo mail writes to. */
function openLine({ lines, asOf }: DemoOrders, supplier: string): DemoLine {
  const found = lines.find(
    ({ order, open, promised = '', supplier: of }) =>
      open && of === supplier && promised > asOf && lines.filter((line) => line.order === order).length === 1,
  );
  if (!found) throw new Error(`${supplier} has no open order of one line.`);
  return found;
}

/** The mark behind the button that sends, painted as `state`. */
function sendMark(page: Page, state: string): Promise<SeenMark> {
  return until(`the mark to be ${state}`, async () => {
    const mark = (await marksOn(page)).find(({ number }) => number === 'Send');
    return mark && (await statesOf(page, [mark]))[0] === state && mark;
  });
}

const dayOf = (iso: string, plus: number): string =>
  new Date(Date.parse(`${iso}T00:00:00Z`) + plus * 86_400_000).toISOString().slice(0, 10);

test('a wrong day in a draft is marked at the send button, explained, and right once it is corrected', async ({
  sample,
}) => {
  const { lens, sites, orders } = sample;
  const line = openLine(orders, composeTo(orders).from);
  const page = await lens.context.newPage();
  await page.goto(`${sites.mail}/compose`);
  await sendMark(page, 'done or unknown');
  const text = page.getByRole('textbox', { name: 'Message body' });
  await text.pressSequentially(`Your order ${line.order} will arrive on ${dayOf(line.promised ?? '', 3)}.`);
  const wrong = await sendMark(page, 'differs');
  const card = await openCard(page, wrong);
  await expect(card.locator('body')).toContainText(/You write .+ is promised for .+ \(.+ old\)/);
  await closeCard(page);
  const panel = await openSidePanel(lens, page);
  await panel.waitForText(/1 thing to check/);
  await text.fill(`Your order ${line.order} will arrive on ${line.promised}.`);
  await panel.waitForText(/Agrees with your records: 1 date/);
  await sendMark(page, 'ok');
  await panel.close();
  await page.close();
});
