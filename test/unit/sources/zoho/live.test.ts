import { expect, test } from 'vitest';
import { checkZoho } from '../../../live/zoho.ts';
import { startZoho } from '../../../simulators/zoho.ts';
import type { Row } from '../../../simulators/zoho-data.ts';

test('a check of a company’s own organisation tells names and results, reads only, and shows no value', async () => {
  const crm = await startZoho(2);
  try {
    const [, order] = crm.modules.get('Sales_Orders')?.records ?? [];
    const [line] = (order?.Ordered_Items ?? []) as Row[];
    if (line) line.Quantity = 'ten';
    crm.forbidden.add('Cases.READ');
    crm.fault = ({ path }, response) => {
      if (!path.endsWith('/Deals/deleted')) return false;
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ code: 'NO_PERMISSION', details: {}, message: 'x', status: 'error' }));
      return true;
    };
    const vendors = crm.modules.get('Vendors');
    if (vendors) vendors.api_name = 'Suppliers';
    const lines: string[] = [];
    const access = { address: crm.address, token: crm.tokens.signIn().access, account: '' };
    expect(await checkZoho(access, (said) => void lines.push(said))).toBe(false);
    const told = lines.join('\n');
    expect(told).toContain('pass  server: Zoho CRM v8');
    expect(told).toContain('pass  accounts: Cases');
    expect(told).toContain('pass  names: Vendors → Suppliers');
    expect(told).toContain('pass  lines: *');
    expect(told).toContain('pass  Accounts: read');
    expect(told).toContain('FAIL  Ordered_Items: odd Ordered_Items.Quantity');
    expect(told).toContain('pass  the daily look at what there is');
    expect(told).toContain('note  deleted Deals: not all of it is told');
    expect(told).toContain('pass  ids for the daily comparison: told');
    const deleted = crm.asked.flatMap(({ path }) => /(\w+)\/deleted$/.exec(path)?.[1] ?? []);
    expect(deleted).toEqual(expect.arrayContaining(['Calls', 'Notes', 'Leads', 'Accounts', 'Contacts']));
    expect(deleted).not.toContain('Cases');
    expect(told).not.toMatch(/Sample|ten\b|SO-1000|1000\./);
    expect(crm.asked.filter(({ method, coql }) => method !== 'GET' && coql === '')).toEqual([]);
    expect(crm.asked.length).toBeGreaterThan(10);
    expect(crm.writes).toEqual([]);
    expect(await checkZoho({ ...access, token: 'none' }, (said) => void lines.push(said))).toBe(false);
    expect(lines.at(-1)).toBe('FAIL  sign-in-refused');
  } finally {
    await crm.close();
  }
});
