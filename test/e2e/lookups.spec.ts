import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTryton, trytonRecording } from '../simulators/tryton.ts';
import type { Row } from '../simulators/tryton-index.ts';
import { connectTryton, syncSum } from '../tools/browser/connect-tryton.ts';
import { marksOn } from '../tools/browser/marks.ts';
import { openSidePanel } from '../tools/browser/side-panel.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

const PAGE = `<!doctype html><title>Supplier portal</title><h1>Orders</h1>
<table><tr><th>PO number</th><th>Contact</th></tr>
<tr><td>PO26-00050</td><td>anybody@gmail.com</td></tr><tr><td>PO26-00077</td><td>-</td></tr></table>`;

/** A purchase that was made in the system since it was read last. */
function newPurchase(records: Record<string, Row[]>): void {
  const copy = (model: string, of: (row: Row) => boolean, as: (row: Row) => Row) =>
    records[model]?.unshift(
      ...records[model].filter(of).map((row) => ({ ...structuredClone(row), ...as(row) })),
    );
  copy(
    'purchase.purchase',
    ({ id }) => id === 4,
    () => ({ id: 50, number: 'PO26-00050', lines: [500] }),
  );
  const [line] = records['purchase.line']?.filter(({ purchase }) => purchase === 4) ?? [];
  records['purchase.line']?.unshift({
    ...structuredClone(line),
    id: 500,
    purchase: 50,
    moves: [],
    invoice_lines: [],
  });
}

test('a number that is not here is asked for in Tryton once, and its mark appears', async ({ lens }) => {
  const simulator = await startTryton(trytonRecording());
  const portal = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
  });
  await new Promise<void>((ready) => portal.listen(0, '127.0.0.1', ready));
  const address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}/`;
  try {
    await grantAtOnce(lens, simulator.address);
    const options = await connectTryton(lens, simulator);
    await syncSum(options);
    newPurchase(simulator.recording.records as Record<string, Row[]>);
    await grantAtOnce(lens, address);
    const page = await lens.context.newPage();
    await page.goto(address);
    await page.waitForTimeout(2_500);
    const before = simulator.asked.length;
    expect(await marksOn(page), 'switched off nothing is asked').toEqual([]);
    await options.bringToFront();
    await options.getByLabel('Ask the system for numbers that are not here').check();
    expect(simulator.asked.length).toBe(before);

    await page.bringToFront();
    await page.reload();
    await expect.poll(async () => (await marksOn(page)).map(({ number }) => number)).toEqual(['PO26-00050']);
    const panel = await openSidePanel(lens, page);
    await panel.look({ width: 400, height: 900 });
    const told = await panel.waitForText(/Asked live/);
    expect(told).toMatch(/PO26-00050\s*found in Our Tryton · asked live .*\d:\d\d/);
    expect(told).toMatch(/PO26-00077\s*not in Our Tryton/);
    expect(told).not.toContain('gmail');
    const asked = simulator.asked.length;
    for (const _ of [1, 2]) {
      await page.reload();
      await expect.poll(async () => (await marksOn(page)).length).toBe(1);
    }
    await page.waitForTimeout(1_500);
    expect(simulator.asked.length, 'each identifier once, however often it is seen').toBe(asked);
    await panel.close();

    const side = await lens.context.newPage();
    await side.setViewportSize({ width: 400, height: 700 });
    await side.goto(
      `${lens.home}/sidepanel.html#lookup/${encodeURIComponent('desk@fittings.example PO26-00088')}`,
    );
    await side.getByRole('button', { name: 'Ask Our Tryton' }).click();
    await expect(side.getByRole('region', { name: 'Asked live' })).toContainText(
      /PO26-00088\s*not in Our Tryton/,
    );
    await options.bringToFront();
    await options.reload();
    await options.getByText('What was asked').click();
    await expect(options.locator('.ledger tbody tr').filter({ hasText: 'look-up' }).first()).toBeVisible();
  } finally {
    await simulator.close();
    portal.close();
  }
});
