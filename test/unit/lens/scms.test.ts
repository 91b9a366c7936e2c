import { describe, expect, it } from 'vitest';
import type { Partner } from '../../../lib/domain/partner.ts';
import { resolveMentions } from '../../../lib/lens/match/resolve.ts';
import { partnerView } from '../../../lib/lens/partner/partner.ts';
import { scmsOrders, scmsRows } from '../kpi/scms-orders.ts';
import { storedRows, walkedRows } from './direct-walk.ts';
import { mention, NOW, partner, storeWith } from './lens-store.ts';

const rows = scmsRows();

describe.skipIf(rows === null)('the real delivery history through the store', () => {
  const orders = scmsOrders(rows ?? []).map((order) => ({
    ...order,
    id: `${order.partnerId}/${order.number.replace('-', '')}`,
  }));
  const partners: Partner[] = [...new Set(orders.map((order) => order.partnerId))].map((id) =>
    partner(id, [id === 'SCMS from RDC' ? 'own-site' : 'supplier']),
  );
  const make = () =>
    storeWith(partners, orders, ['orderNumber', 'firstPromisedOn', 'receivedOn', 'sentOn', 'shipmentNumber']);
  const replay = { ...NOW, today: '2010-06-30', replay: true };

  it('scores 72 suppliers on time only; its own warehouse is not scored', async () => {
    const store = await make();
    const all = await storedRows(store, NOW);
    expect(all).toEqual(await walkedRows(store, NOW));
    const scored = all.filter((row) => row.otif.value !== null);
    expect(scored).toHaveLength(72);
    expect(scored.every((row) => row.onTimeOnly)).toBe(true);
    expect(scored.reduce((sum, row) => sum + row.otif.n, 0)).toBe(4_920);
    expect(all.find((row) => row.partner.id === 'SCMS from RDC')?.otif.missing).toBe('own-site');
  });

  it('replays 2010-06-30: 183 open supplier lines, one of them overdue', async () => {
    const store = await make();
    const all = await storedRows(store, replay);
    expect(all).toEqual(await walkedRows(store, replay));
    const suppliers = all.filter((row) => row.partner.roles.includes('supplier'));
    expect(suppliers.reduce((sum, row) => sum + row.openLines, 0)).toBe(183);
    expect(suppliers.reduce((sum, row) => sum + row.lateLines, 0)).toBe(1);
    const late = suppliers.find((row) => row.lateLines > 0);
    const view = await partnerView(store, late?.partner.id ?? '', replay);
    expect(view?.openLines[0]).toMatchObject({ state: 'late', receipts: [] });
    const number = view?.openLines[0]?.orderNumber.replace('-', '') ?? '';
    expect(
      await resolveMentions(store, [mention(number, { kind: 'purchase-order' })], { url: '' }, replay),
    ).toMatchObject([{ state: 'late' }]);
  });
});
