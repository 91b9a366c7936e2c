import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FieldChoice, TrytonConnection } from '../../../../lib/domain/connection.ts';
import { openApi } from '../../../../lib/sources/http/open-api.ts';
import { offersOf } from '../../../../lib/sources/offers.ts';
import { askServer } from '../../../../lib/sources/tryton/connect.ts';
import { offeredFields, previewFields } from '../../../../lib/sources/tryton/field-choices.ts';
import { NEEDS } from '../../../../lib/sources/tryton/needs.ts';
import { openSession, type TrytonSession } from '../../../../lib/sources/tryton/session.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../../simulators/tryton.ts';

let simulator: TrytonSimulator;
let session: TrytonSession;
let connection: TrytonConnection;

beforeEach(async () => {
  simulator = await startTryton(trytonRecording());
  const { address, database, password } = simulator;
  const signal = AbortSignal.timeout(30_000);
  const api = openApi({ connectionId: 'x', address, why: 'fields', note: () => {}, signal });
  session = openSession(api, { database, user: 'admin', password });
});
afterEach(() => simulator.close());

async function connect() {
  const { company, capabilities } = await askServer(session, Date.now, () => {});
  const { address, database } = simulator;
  const rest = { id: 'x', label: 'x', user: 'admin', everyMinutes: 30, createdAt: 0 };
  connection = { ...rest, system: 'tryton', address, database, company, capabilities };
}

const ofOrder = (name: string, relation = false) => ({ of: 'order' as const, name, relation });

describe('which field stands for what', () => {
  test('days and names are offered, by order and by line', async () => {
    await connect();
    const offered = await offeredFields(session, 1);
    const names = offered.map(({ of, name, holds }) => `${of} ${name} ${holds}`);
    expect(names).toContain('order purchase_date day');
    expect(names).toContain('order confirmed_by text');
    expect(names).toContain('line delivery_date day');
  });

  test('the three latest purchases show what a choice would bring, and nothing is stored', async () => {
    await connect();
    for (const row of simulator.recording.records['purchase.purchase'] ?? [])
      Object.assign(row, {
        x_group: 'Castings',
        x_seen: { __class__: 'date', year: 2026, month: 11, day: 3 },
      });
    simulator.recording.fields['purchase.purchase']?.push('x_group', 'x_seen');
    const fields: FieldChoice = { buyerGroup: ofOrder('x_group'), confirmedOn: ofOrder('x_seen') };
    const { orders, rejects } = await previewFields(session, connection, fields);
    expect(rejects).toEqual([]);
    expect(orders).toHaveLength(3);
    for (const order of orders) {
      expect(order).toMatchObject({ buyerGroup: 'Castings', plant: 'Warehouse' });
      expect(order.lines[0]).toMatchObject({ confirmedOn: '2026-11-03' });
    }
  });

  test.each([
    ['a number where a day should be', 20261103.5e12, 'confirmedOn'],
    ['text where a day should be', 'soon', 'confirmedOn'],
    ['a list where a name should be', [1], 'buyerGroup'],
  ] as const)('%s is listed by its field, the usual value stays', async (_, value, name) => {
    await connect();
    for (const row of simulator.recording.records['purchase.purchase'] ?? []) row.x_odd = value;
    simulator.recording.fields['purchase.purchase']?.push('x_odd');
    const { orders, rejects } = await previewFields(session, connection, { [name]: ofOrder('x_odd') });
    expect(orders).toHaveLength(3);
    expect(rejects[0]).toMatchObject({ column: 'purchase.purchase.x_odd', reason: 'field-unreadable' });
    expect(orders[0]?.buyerGroup ?? orders[0]?.lines[0]?.confirmedOn).toBeUndefined();
  });

  test('a field that is gone is named', async () => {
    await connect();
    await expect(previewFields(session, connection, { plant: ofOrder('x_gone') })).rejects.toThrow(/x_gone/);
  });
});

describe('what a system offers', () => {
  test('everything, where all modules and rights are there', async () => {
    await connect();
    expect(offersOf(NEEDS, connection.capabilities).filter(({ state }) => state !== 'there')).toEqual([]);
  });

  test('what is missing or not permitted is hidden and says by what', async () => {
    delete simulator.recording.fields['stock.order_point'];
    simulator.recording.fields['purchase.line'] = (simulator.recording.fields['purchase.line'] ?? []).filter(
      (name) => name !== 'requests',
    );
    simulator.forbidden.add('sale.sale.read');
    await connect();
    const lacking = offersOf(NEEDS, connection.capabilities).filter(({ state }) => state !== 'there');
    expect(lacking).toEqual([
      { name: 'sales', state: 'not-permitted', lacks: 'sale.sale' },
      { name: 'sale-returns', state: 'not-permitted', lacks: 'sale.sale' },
      { name: 'pegs', state: 'missing', lacks: 'purchase.line.requests' },
      { name: 'limits', state: 'missing', lacks: 'stock.order_point' },
    ]);
  });
});
