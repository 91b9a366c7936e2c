import { startSalesforce } from '../simulators/salesforce.ts';
import { connectSalesforce } from '../tools/browser/connect-crm.ts';
import { grantAtOnce } from '../tools/browser/sites.ts';
import { expect, test } from './fixtures.ts';

test('what was issued is ended at the server: after a check that failed, connecting anew and removing all', async ({
  lens,
  options,
}) => {
  const org = await startSalesforce(2);
  await grantAtOnce(lens, org.address);
  const live = () => org.tokens.live();
  const issued = () => org.tokens.issued.length;
  try {
    // The person signed in, and the server does not renew that: nothing comes of it.
    org.tokens.wantsSecret = true;
    await connectSalesforce(options, org);
    await expect(options.getByRole('alert')).toContainText('does not renew the sign-in by itself');
    expect(issued()).toBe(1);
    await expect.poll(live).toBe(0);

    // Signed in and renewed, but the org has no objects that are read.
    org.tokens.wantsSecret = false;
    const { Account, ...others } = org.fields;
    org.fields = others;
    await connectSalesforce(options, org);
    await expect(options.getByRole('alert')).toContainText('may not read accounts');
    await expect.poll(live).toBe(0);

    org.fields = { ...others, Account: Account ?? [] };
    const system = options.getByRole('region', { name: 'Our Salesforce' });
    await connectSalesforce(options, org);
    await expect(system).toContainText('2 orders, 2 new and 0 changed lines');
    expect(live()).toBe(1);

    // Connected anew, the sign-in before is over and the new one holds.
    const before = issued();
    await connectSalesforce(options, org);
    await expect.poll(issued).toBeGreaterThan(before);
    await expect(system).toContainText('Up to date as of');
    await expect.poll(live).toBe(1);
    expect(org.tokens.admits(`Bearer ${org.tokens.issued.at(-1)}`)).toBe(true);

    await options.goto(`${lens.home}/options.html#privacy`);
    await options.getByRole('button', { name: 'Remove all records' }).click();
    await expect(options.getByText('Removed.').first()).toBeVisible({ timeout: 30_000 });
    await expect.poll(live).toBe(0);
    await options.goto(`${lens.home}/options.html#sources`);
    await expect(options.getByText('No system is connected yet.')).toBeVisible();
  } finally {
    await org.close();
  }
});
