import { ordersCsv, startReports } from '../simulators/report-server.ts';
import { axeFindings } from '../tools/browser/axe.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const ROWS = [1, 2, 3].map((line) => ({ order: 'PO-7001', line, quantity: 10 * line }));
const TOKEN = 'canary-token-51f0';

test('a report at an address is connected, looked at, read, and read again only when it changed', async ({
  lens,
}) => {
  const reports = await startReports();
  const body = ordersCsv(ROWS);
  const report = {
    body,
    type: 'text/csv',
    admits: (headers: Record<string, unknown>) => headers['x-api-key'] === TOKEN,
  };
  reports.reports.set('/reports/orders.csv', report);
  await grantAtOnce(lens, reports.origin);
  const page = await lens.context.newPage();
  try {
    await page.goto(`${lens.home}/options.html#sources`);
    await page.getByLabel('A report: CSV, Excel or JSON').check();
    await page.getByLabel('How you call it').fill('Open orders');
    await page.getByLabel('Address').fill(`${reports.origin}/reports/orders.csv?key=canary-query`);
    await page.getByLabel('Sign-in').selectOption('header');
    await page.getByLabel('Name of the header').fill('X-Api-Key');
    await page.getByRole('textbox', { name: 'Token' }).fill('wrong');
    await page.getByRole('button', { name: 'Check and look at it' }).click();
    await expect(page.getByRole('alert')).toContainText('does not accept this sign-in');

    await page.getByRole('textbox', { name: 'Token' }).fill(TOKEN);
    await page.getByRole('button', { name: 'Check and look at it' }).click();
    const review = page.getByRole('region', { name: 'What do the columns of Open orders mean?' });
    await expect(review).toContainText('Order number');
    await expect(page.getByText('7 columns were found')).toBeVisible();
    await expect(page.getByText('A row was read: PO-7001, Sample Castings GmbH, HSG-100, 10')).toBeVisible();
    await review.getByRole('button', { name: 'Connect' }).click();
    const system = page.getByRole('region', { name: 'Open orders', exact: true });
    await expect(system).toContainText('3 rows, 3 new and 0 changed lines');
    expect(await axeFindings((expression) => page.evaluate(expression))).toEqual([]);

    await page.getByRole('button', { name: 'Read now: Open orders' }).click();
    await expect(system).toContainText('nothing had changed');
    report.body = ordersCsv([...ROWS, { order: 'PO-7002', line: 1, quantity: 5 }]);
    await page.getByRole('button', { name: 'Read now: Open orders' }).click();
    await expect(system).toContainText('4 rows, 1 new and 0 changed lines');
    report.body = report.body.replace('Requested date', 'Wanted on').replace(/,5,/, ',6,');
    await page.getByRole('button', { name: 'Read now: Open orders' }).click();
    await page.getByRole('button', { name: 'Look at its columns' }).click();
    await expect(review).toContainText('Wanted on');
    await review.getByRole('button', { name: 'Connect' }).click();
    await expect(system).toContainText('4 rows, 0 new and 1 changed lines');
    expect(reports.asked.map(({ status }) => status)).toEqual([401, 200, 200, 304, 200, 200, 200, 200]);
    expect(reports.asked.every(({ headers }) => headers.cookie === undefined)).toBe(true);

    const most = page.getByLabel('Requests a day at most: Open orders');
    await expect(system).toContainText('8 requests today');
    await most.fill('8');
    await most.blur();
    await page.getByRole('button', { name: 'Read now: Open orders' }).click();
    await expect(system).toContainText('Today’s 8 requests to');
    expect(reports.asked).toHaveLength(8);

    await page.getByText('What was asked').click();
    await expect(page.locator('.ledger tbody tr')).toHaveCount(8);
    expect(await page.content()).not.toContain('canary-query');
    await page.getByRole('button', { name: 'Disconnect Open orders' }).click();
    await page.goto(`${lens.home}/sidepanel.html#partners`);
    await expect(page.getByRole('link', { name: 'Sample Castings GmbH' })).toBeVisible();
  } finally {
    await page.close();
    await reports.close();
  }
});
