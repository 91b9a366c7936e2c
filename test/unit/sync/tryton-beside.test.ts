import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Partner } from '../../../lib/domain/partner.ts';
import { activitiesOf } from '../../../lib/store/activities.ts';
import { commit } from '../../../lib/store/commit.ts';
import { putConnection, readConnection } from '../../../lib/store/connections.ts';
import { forecastsOf } from '../../../lib/store/forecasts.ts';
import { jobRejects, listJobs } from '../../../lib/store/jobs.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, orderById, storeCounts } from '../../../lib/store/queries.ts';
import { stocksOf } from '../../../lib/store/stocks.ts';
import { startTryton, type TrytonSimulator, trytonRecording } from '../../simulators/tryton.ts';
import { aged, manyPurchases, touch } from '../../simulators/tryton-data.ts';
import { connectedStore, goOn, syncOnce } from './tryton-world.ts';

let simulator: TrytonSimulator;
let store: Store;
let id: string;

beforeEach(async () => {
  simulator = await startTryton(aged(trytonRecording()));
});
afterEach(async () => {
  await simulator.close();
  closeStore(store);
});

async function connectAndSync() {
  ({ store, id } = await connectedStore(simulator));
  return syncOnce(store, id);
}

/** As if the day were over on which deletions were looked for last. */
async function nextDay(signal?: AbortSignal) {
  const connection = await readConnection(store, id);
  if (connection?.daily) await putConnection(store, { ...connection, daily: { at: 0, removed: 0 } });
  return syncOnce(store, id, signal);
}

function remove(model: string, gone: (row: Record<string, unknown>) => boolean) {
  const { records } = simulator.recording;
  records[model] = (records[model] ?? []).filter((row) => !gone(row));
}

describe('beside orders', () => {
  test('stock with its limits, forecasts for the usual supplier and complaints are read', async () => {
    await connectAndSync();
    const { records: stocks } = await stocksOf(store, 'S100');
    expect(stocks).toMatchObject([
      {
        itemNumber: 'HSG-100',
        plant: 'Warehouse',
        quantity: 22,
        minimum: 15,
        maximum: 40,
        consignment: false,
      },
    ]);
    const { records: forecasts } = await forecastsOf(store, 'S100');
    expect(forecasts).toMatchObject([{ itemNumber: 'HSG-100', lag: 1, forecast: 30 }]);
    expect(forecasts[0]).not.toHaveProperty('actual');
    const { cases } = await activitiesOf(store, 'C900');
    expect(cases).toMatchObject([
      { number: '1', title: 'The pumps came without papers', resolvedAt: expect.any(Number) },
      { number: '2', title: 'Nothing has come yet' },
    ]);
    expect(cases[1]).not.toHaveProperty('resolvedAt');
  });

  test('a settled complaint comes with the next sync; stock is read once a day and of a month once', async () => {
    await connectAndSync();
    const open = simulator.recording.records['sale.complaint']?.find(({ number }) => number === '2');
    touch(open, { state: 'done' });
    simulator.recording.quantities['3/1'] = 9;
    await syncOnce(store, id);
    expect((await activitiesOf(store, 'C900')).cases[1]).toHaveProperty('resolvedAt');
    expect((await stocksOf(store, 'S100')).records).toMatchObject([{ quantity: 22 }]);
    await nextDay();
    expect((await stocksOf(store, 'S100')).records).toMatchObject([{ quantity: 9 }]);
  });

  test('a forecast of anything but a month is listed, and so is a quantity that is none', async () => {
    const [line] = simulator.recording.records['stock.forecast.line'] ?? [];
    const forecast = line?.['forecast.'] as Record<string, unknown>;
    forecast.from_date = { __class__: 'date', year: 2026, month: 12, day: 5 };
    const [point] = simulator.recording.records['stock.order_point'] ?? [];
    Object.assign(point ?? {}, { min_quantity: 'some' });
    const job = await connectAndSync();
    expect(job.state).toBe('done');
    expect((await jobRejects(store, job.id)).map(({ column, reason }) => [column, reason]).sort()).toEqual([
      ['stock.forecast.from_date', 'forecast-not-one-month'],
      ['stock.order_point.min_quantity', 'field-unreadable'],
    ]);
  });

  test('a system without these modules gives the rest', async () => {
    for (const model of ['sale.complaint', 'stock.forecast.line', 'stock.order_point', 'product.product'])
      delete simulator.recording.fields[model];
    expect(await connectAndSync()).toMatchObject({ state: 'done', cursor: { rows: 9, accepted: 8 } });
    expect((await stocksOf(store, 'S100')).records).toEqual([]);
  });
});

describe('what was deleted there', () => {
  test('a line, then its whole order leave the store, and nobody else', async () => {
    await connectAndSync();
    remove('purchase.line', ({ id: line }) => line === 2);
    await nextDay();
    expect((await orderById(store, 'S100/PO2600002'))?.lines.map(({ id: line }) => line)).toEqual([
      'purchase.line,3',
    ]);
    remove('purchase.line', ({ purchase }) => purchase === 2);
    remove('purchase.purchase', ({ id: purchase }) => purchase === 2);
    await nextDay();
    expect(await orderById(store, 'S100/PO2600002')).toBeUndefined();
    expect(await storeCounts(store)).toMatchObject({ orders: 7, lines: 8 });
    expect((await readConnection(store, id))?.daily).toMatchObject({ removed: 1 });
  });

  test('an order that went back to a draft leaves with the next look', async () => {
    await connectAndSync();
    const { records } = simulator.recording;
    touch(
      records['purchase.purchase']?.find(({ id: purchase }) => purchase === 4),
      { state: 'draft' },
    );
    await nextDay();
    expect(await orderById(store, 'S200/PO2600004')).toBeUndefined();
  });

  test.each([
    ['none of the ids', () => remove('purchase.line', () => true)],
    ['a tenth of the ids and more', () => remove('purchase.line', ({ id: line }) => Number(line) % 5 === 0)],
  ])('%s missing: nothing is removed, and that is said', async (_, change) => {
    Object.assign(simulator.recording.records, manyPurchases(120));
    await connectAndSync();
    change();
    await nextDay();
    expect(await storeCounts(store)).toMatchObject({ lines: 120 });
    expect((await readConnection(store, id))?.daily?.refused).toMatchObject({ of: 120 });
  });

  test('an answer that is no list of ids fails the sync and removes nothing', async () => {
    await connectAndSync();
    remove('purchase.line', ({ id: line }) => line === 2);
    simulator.fault = ({ method }, response) => {
      if (method !== 'model.purchase.line.search') return false;
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id": 1, "result": {"a": 1}}');
      return true;
    };
    expect(await nextDay()).toMatchObject({ state: 'failed', failure: { code: 'tryton-answer' } });
    expect((await orderById(store, 'S100/PO2600002'))?.lines).toHaveLength(2);
  });

  test('a request or an invoice that was taken back is gone from its line', async () => {
    await connectAndSync();
    const { records } = simulator.recording;
    touch(
      records['purchase.line']?.find(({ id: line }) => line === 12),
      { requests: [] },
    );
    remove('account.invoice.line', ({ origin }) => origin === 'purchase.line,1');
    touch(
      records['purchase.line']?.find(({ id: line }) => line === 1),
      { invoice_lines: [] },
    );
    await syncOnce(store, id);
    expect((await orderById(store, 'S200/PO2600008'))?.lines[0]?.pegs).toEqual([]);
    expect((await orderById(store, 'S100/PO2600001'))?.lines[0]?.invoices).toEqual([]);
  });
});

describe('what this user may not read', () => {
  test('a right that was taken away: the rest is read, what is not is said, and a check brings it back', async () => {
    simulator.forbidden.add('sale.complaint.read');
    await connectAndSync();
    expect((await readConnection(store, id))?.unread).toBeUndefined();
    simulator.forbidden.add('sale.sale.read');
    const job = await nextDay();
    expect(job.state).toBe('done');
    expect((await readConnection(store, id))?.unread).toMatchObject([
      { object: 'sales', message: expect.stringContaining('not allowed to access') },
    ]);
    expect(await storeCounts(store)).toMatchObject({ orders: 8 });
  });

  test('what was refused before a kill is said after it', async () => {
    await connectAndSync();
    simulator.forbidden.add('sale.sale.read');
    const kill = new AbortController();
    simulator.fault = async ({ method }) => {
      if (method !== 'model.stock.forecast.line.search_read') return false;
      await vi.waitFor(async () => expect((await listJobs(store))[0]?.sync?.object).toBe('stocks'));
      kill.abort('paused');
      return false;
    };
    const stopped = await nextDay(kill.signal);
    expect(stopped).toMatchObject({ state: 'paused', sync: { object: 'stocks' } });
    simulator.fault = undefined;
    expect(await goOn(store, stopped)).toMatchObject({ state: 'done' });
    const said = { unread: [{ object: 'sales' }], daily: { removed: 0 } };
    expect(await readConnection(store, id)).toMatchObject(said);
  });

  test('moves that may not be read any more stop the sync: lines without receipts would be wrong', async () => {
    await connectAndSync();
    simulator.forbidden.add('stock.move.read');
    touch(
      simulator.recording.records['purchase.purchase']?.find(({ id: each }) => each === 1),
      {},
    );
    expect(await syncOnce(store, id)).toMatchObject({ state: 'failed', failure: { code: 'tryton-refused' } });
    expect((await orderById(store, 'S100/PO2600001'))?.lines[0]?.receipts).toHaveLength(1);
  });
});

test('a contact that was deleted or added in Tryton follows, one that a file brought stays', async () => {
  await connectAndSync();
  const [castings] = await partnersNamed('Sample Castings GmbH');
  expect(castings?.contacts).toMatchObject([{ email: 'orders@castings.example' }]);
  const ofFile = { name: 'Sample Contact', email: 'sample@castings.example' };
  await commit(store, {
    partners: [
      {
        ...(castings as Partner),
        contacts: [ofFile],
        provenance: { sourceId: 'file:x', fetchedAt: 1, jobId: 'f' },
      },
    ],
    orders: [],
  });
  const { records } = simulator.recording;
  const party = records['party.party']?.find(({ code }) => code === 'S-100');
  records['party.contact_mechanism'] = [
    ...(records['party.contact_mechanism'] ?? []).filter(({ party: of }) => of !== party?.id),
    { id: 90, party: party?.id, type: 'phone', value: '+49 30 5550100', name: null },
  ];
  touch(party, { contact_mechanisms: [90] });
  await syncOnce(store, id);
  const [after] = await partnersNamed('Sample Castings GmbH');
  expect(after?.contacts.map(({ email, phone }) => email ?? phone).sort()).toEqual([
    '+49 30 5550100',
    'sample@castings.example',
  ]);
  expect(after?.roles).toEqual(['supplier']);
});

async function partnersNamed(name: string) {
  return (await allPartners(store)).filter((each) => each.name === name);
}
