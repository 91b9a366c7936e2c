import 'fake-indexeddb/auto';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { visibleOrder } from '../../../lib/kpi/as-of.ts';
import { openStore, type Store } from '../../../lib/store/open.ts';
import { allPartners, ordersOfPartner, storeCounts } from '../../../lib/store/queries.ts';
import { realData } from '../../real-data.ts';
import { readCsv } from '../../tools/read-csv.ts';
import { importFile } from './import-file.ts';

const path = realData('scms/SCMS_Delivery_History_Dataset.csv');

/** The real file in the store: nothing lost, nothing doubled. Each line's content is compared in the real browser (e2e). */
describe.skipIf(!path)('real data: SCMS delivery history', () => {
  let store: Store;
  let rows: Record<string, string>[];

  beforeAll(async () => {
    const bytes = await readFile(path as string);
    rows = readCsv(bytes.toString('utf8'));
    store = await openStore('scms-truth');
    const job = await importFile(store, new File([bytes], 'scms.csv', { lastModified: 1_000 }));
    expect(job).toMatchObject({
      state: 'done',
      cursor: { rows: 10_324, accepted: 10_324, repeated: 0, rejected: 0 },
    });
  }, 60_000);

  it('holds as many orders, lines and partners as the file', async () => {
    const orders = new Set(rows.map((row) => row['PO / SO #']));
    expect(await storeCounts(store)).toMatchObject({ orders: orders.size, lines: rows.length });
    const partners = await allPartners(store);
    expect(partners.filter((p) => p.roles.includes('supplier'))).toHaveLength(72);
    expect(partners.filter((p) => p.roles.includes('own-site')).map((p) => p.name)).toEqual([
      'SCMS from RDC',
    ]);
  });

  it('on 30 June 2010 knows 183 open purchase lines with their real promised dates, 40 of which turned late', async () => {
    let open = 0;
    let turnedLate = 0;
    for (const partner of await allPartners(store)) {
      for (const order of await ordersOfPartner(store, partner.id)) {
        if (order.kind !== 'purchase') continue;
        const shown = new Map(visibleOrder(order, '2010-06-30')?.lines.map((line) => [line.id, line]));
        for (const line of order.lines) {
          const then = shown.get(line.id);
          if (!then || then.receipts.length > 0) continue;
          expect(then.firstPromisedOn).toBe(line.firstPromisedOn);
          open++;
          if ((line.receipts[0]?.receivedOn ?? '') > (line.firstPromisedOn ?? '')) turnedLate++;
        }
      }
    }
    expect({ open, turnedLate }).toEqual({ open: 183, turnedLate: 40 });
  });

  it('is unchanged by a second import of the same file', async () => {
    const again = await importFile(
      store,
      new File([await readFile(path as string)], 'scms.csv', { lastModified: 1_000 }),
    );
    expect(again.cursor).toMatchObject({ linesNew: 0, linesChanged: 0, linesSame: 10_324 });
    expect(await storeCounts(store)).toMatchObject({ lines: rows.length });
  });
});
