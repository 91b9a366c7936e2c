import { expect, test } from 'vitest';
import { checkDynamics } from '../../../live/dynamics365.ts';
import { startDynamics } from '../../../simulators/dynamics.ts';

test('a check of a company’s own organisation tells names and results, reads only, and shows no value', async () => {
  const org = await startDynamics(2);
  try {
    delete org.tables.salesorder?.columns.requestdeliveryby;
    org.forbidden.add('incident.read');
    const [line = {}] = org.records.salesorderdetail ?? [];
    line.quantity = 'ten';
    const lines: string[] = [];
    const tell = (said: string) => void lines.push(said);
    const { address, tokens } = org;
    expect(await checkDynamics({ address, account: '', token: tokens.signIn().access }, tell)).toBe(false);
    const told = lines.join('\n');
    expect(told).toContain('pass  server: Dataverse 9.2');
    expect(told).toContain('pass  accounts: incident');
    expect(told).toContain('pass  properties: salesorder.requestdeliveryby');
    expect(told).toContain('pass  account: read');
    expect(told).toContain('FAIL  salesorderdetail: odd salesorderdetail.quantity');
    expect(told).not.toMatch(/Sample|ten\b|ORD-1000|ada@|eyJ0/);
    expect(org.asked.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(org.asked.length).toBeGreaterThan(10);
    expect(await checkDynamics({ address, account: '', token: 'wrong' }, tell)).toBe(false);
    expect(lines.at(-1)).toBe('FAIL  sign-in-refused');
  } finally {
    await org.close();
  }
});
