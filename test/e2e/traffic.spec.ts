import { readFileSync } from 'node:fs';
import { startTryton } from '../simulators/tryton.ts';
import { connectTryton, syncSum } from '../tools/browser/connect-tryton.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { launchWithExtension } from '../tools/browser.ts';
import { expect, test } from './fixtures.ts';

test('what left the extension is what it lists and saves; a request beside the list is found', async ({
  playwright: _,
}) => {
  const simulator = await startTryton();
  const lens = await launchWithExtension();
  try {
    await grantAtOnce(lens, simulator.address);
    const page = await connectTryton(lens, simulator);
    await syncSum(page);
    await page.getByRole('button', { name: 'Disconnect Our Tryton' }).click();
    await expect(page.getByText('its password is deleted, its records are kept')).toBeVisible();
    await page.getByText('What was asked').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    const rows = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\r\n')
      .slice(1);
    // Those that leave at once arrive in any sequence.
    expect(rows.map((row) => row.split(',')[3]).sort()).toEqual(
      simulator.asked.map(({ method }) => method).sort(),
    );
    expect(rows.join()).not.toContain(simulator.password);
    await page.evaluate(
      (address) => fetch(`${address}beside`, { method: 'POST', body: '{}' }).catch(() => undefined),
      simulator.address,
    );
    // Closing any browser of the tests compares its own network log with the list.
    await expect(lens.close()).rejects.toThrow(
      `What left the extension is not what it lists:\nnot listed: ${simulator.address}beside, 2 bytes`,
    );
  } finally {
    await simulator.close();
  }
});
