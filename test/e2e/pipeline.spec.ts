import { axeFindings } from '../tools/browser/axe.ts';
import { openCard } from '../tools/browser/card.ts';
import { until } from '../tools/browser/cdp.ts';
import { waitForMarks } from '../tools/browser/marks.ts';
import { storedPage } from '../tools/browser/tab-pages.ts';
import { demoMessages } from '../tools/demo/mail-pages.ts';
import { readTruth } from '../tools/sample/read-truth.ts';
import { expect, test } from './fixtures.ts';

test('a customer’s page shows what may become an order, and the card of its mail says so in one line', async ({
  sample,
}) => {
  const { lens, sites, orders } = sample;
  const { chances } = readTruth().relations;
  const panel = await lens.context.newPage();
  await panel.setViewportSize({ width: 320, height: 900 });
  const renewing = chances.find(({ renewals, overdue }) => renewals === 1 && overdue > 0);
  if (!renewing) throw new Error('Nobody whose agreement ends.');
  await panel.goto(
    `${lens.home}/sidepanel.html#partner/${renewing.partner.toUpperCase().replace(/\W/g, '')}`,
  );
  const part = panel.locator('section.sect', { has: panel.getByRole('heading', { name: 'Pipeline' }) });
  await expect(part.locator('.pipeline-line')).toContainText(
    new RegExp(`^${renewing.open} open opportunit.*${renewing.overdue} past (its|their) closing day`),
  );
  await expect(part.getByRole('heading', { name: 'Renewals' })).toBeVisible();
  await expect(part.getByText('Pumps for the test field')).toBeHidden();
  await part.getByText('1 past', { exact: true }).click();
  await expect(part.getByText('Pumps for the test field')).toBeVisible();
  expect(await axeFindings((expression) => panel.evaluate(expression))).toEqual([]);

  const message = demoMessages(orders).find(({ from }) => chances.some(({ partner }) => partner === from));
  if (!message) throw new Error('No customer with opportunities writes.');
  const page = await lens.context.newPage();
  await page.goto(`${sites.mail}/message/${message.id}`);
  const marks = await waitForMarks(page, 1);
  await until('the mail to be read', async () => (await storedPage(lens, sites.mail))?.mails);
  const sender = marks.find(({ number }) => number === message.address);
  if (!sender) throw new Error('No mark beside the sender.');
  const card = await openCard(page, sender);
  await expect(card.locator('.pipeline-line')).toContainText(/^\d+ open opportunit(y|ies), /);
  await page.close();
  await panel.close();
});
