import { expect, test } from 'vitest';
import { checkHubspot } from '../../../live/hubspot.ts';
import { startHubspot } from '../../../simulators/hubspot.ts';

test('a check of a company’s own account tells names and results, reads only, and shows no value', async () => {
  const hub = await startHubspot(2);
  try {
    hub.properties.orders?.delete('hs_external_order_id');
    const [line] = hub.records.line_items?.slice(-1) ?? [];
    if (line) line.properties.quantity = 'ten';
    hub.scopes.delete('tickets');
    const lines: string[] = [];
    const tell = (said: string) => void lines.push(said);
    const { address, account, token } = hub;
    expect(await checkHubspot({ address, account, token }, tell)).toBe(false);
    const told = lines.join('\n');
    expect(told).toContain('pass  server: HubSpot');
    expect(told).toContain('pass  scopes: tickets');
    expect(told).toContain('pass  properties: orders.hs_external_order_id');
    expect(told).toContain('pass  companies: read');
    expect(told).toContain('FAIL  line_items: odd line_items.quantity');
    expect(told).not.toMatch(/Sample|ten\b|HO-1000|pat-na1/);
    const writing = /^(?:PUT|PATCH|DELETE)$/;
    const reads = ({ method, path }: (typeof hub.asked)[number]) =>
      !writing.test(method) && (method === 'GET' || /\/(?:search|batch\/read)$/.test(path));
    expect(hub.asked.filter((each) => !reads(each))).toEqual([]);
    expect(hub.asked.length).toBeGreaterThan(10);
    expect(await checkHubspot({ address, account: '1', token }, tell)).toBe(false);
    expect(lines.at(-1)).toBe('FAIL  hubspot-other-account');
  } finally {
    await hub.close();
  }
});
