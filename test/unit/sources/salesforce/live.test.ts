import { expect, test } from 'vitest';
import { checkSalesforce } from '../../../live/salesforce.ts';
import { startSalesforce } from '../../../simulators/salesforce.ts';

test('a check of a company’s own org tells names and results, reads only, and shows no value', async () => {
  const org = await startSalesforce(2);
  try {
    org.fields.Order = (org.fields.Order ?? []).filter((field) => field !== 'PoNumber');
    const [item = {}] = org.records.OrderItem?.slice(-1) ?? [];
    item.Quantity = 'ten';
    const lines: string[] = [];
    const { access } = org.tokens.signIn();
    const at = { address: org.address, account: '' };
    expect(await checkSalesforce({ ...at, token: access }, (line) => lines.push(line))).toBe(false);
    const told = lines.join('\n');
    expect(told).toContain('pass  server: Salesforce v66.0');
    expect(told).toMatch(/note {2}not there, or not for this user: .*Order\.PoNumber/);
    expect(told).toContain('pass  Account: read');
    expect(told).toContain('FAIL  OrderItem: odd OrderItem.Quantity');
    expect(told).not.toMatch(/Sample|ten\b|SO-1000|ada@/);
    expect(org.asked.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(org.asked.length).toBeGreaterThan(10);
    expect(await checkSalesforce({ ...at, token: 'wrong' }, (line) => lines.push(line))).toBe(false);
    expect(lines.at(-1)).toBe('FAIL  sign-in-refused');
  } finally {
    await org.close();
  }
});
