import { closeCard, openCard } from '../tools/browser/card.ts';
import { sendMark } from '../tools/browser/send-mark.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { openLine } from '../tools/demo/choose.ts';
import { composeTo } from '../tools/demo/mail-pages.ts';
import { expect, test } from './fixtures.ts';

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
