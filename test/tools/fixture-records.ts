import type { Store } from '../../lib/store/open.ts';

/** What versions from the fourth on have beside partners and orders, one record of each; put into the fixture of a version. */
export async function addLaterRecords(store: Store): Promise<void> {
  // Version 4: a connected system, and what was asked of it.
  await store.db.put('connections', {
    id: 'erp.example.com/company',
    system: 'tryton',
    label: 'ERP',
    address: 'https://erp.example.com/',
    database: 'company',
    user: 'reader',
    company: 1,
    capabilities: { 'purchase.purchase': true, 'sale.sale': false },
    everyMinutes: 15,
    syncedTo: 2_000,
    createdAt: 1_000,
  });
  await store.db.put(
    'ledger',
    {
      at: 1_500,
      connectionId: 'erp.example.com/company',
      host: 'erp.example.com',
      what: 'model.purchase.purchase.search_read',
      why: 'sync',
      fields: ['number'],
      sent: 80,
      received: 900,
      took: 40,
      outcome: '200',
    },
    1,
  );
  // Version 5: what waits to be written, what people decided, what was asked.
  await store.db.put('outbox', {
    id: '5f0c2a34-9f0e-4d8e-8a53-3f6c1f1f8a10',
    connectionId: 'erp.example.com/company',
    work: { kind: 'note', message: 'Called about PO-1000.' },
    target: { of: 'partner', partnerId: 'NORTH', partnerName: 'NORTH Ltd', words: 'NORTH Ltd' },
    state: 'waiting',
    createdAt: 3_000,
    heldUntil: 13_000,
    tries: 1,
  });
  await store.db.put('lookups', {
    id: 'order PO9999',
    kind: 'order',
    spellings: ['PO-9999', 'PO9999'],
    state: 'none',
    wantedAt: 3_000,
    askedAt: 3_100,
    asked: ['ERP'],
  });
  await store.db.put('budgets', { id: 'erp.example.com/company', day: '2026-04-02', used: 12 });
  await store.db.put('silences', {
    id: 'NORTH/PO1000\n1\n',
    partnerId: 'NORTH',
    orderId: 'NORTH/PO1000',
    lineId: '1',
    title: 'PO-1000 / 1',
    who: '',
    until: '2026-04-20',
    reason: 'told',
    state: 'late',
    at: 3_000,
    sample: false,
  });
  // Version 6: portals that people taught, and points for the next review.
  await store.db.put('taughtSites', {
    id: 'taught-portal',
    name: 'Portal',
    version: 1,
    hosts: ['portal.north.example'],
    pages: [
      {
        kind: 'orders',
        rows: [{ each: 'tbody > tr', order: { column: ['PO'] }, fields: {}, expects: ['order'] }],
        expects: [],
      },
    ],
  });
  await store.db.put('reviewItems', {
    id: 'NORTH\nNORTH/PO1000\n1\n2026-04-02',
    partnerId: 'NORTH',
    orderId: 'NORTH/PO1000',
    lineId: '1',
    title: 'PO-1000 / 1',
    words: 'Promised later than the portal says.',
    who: '',
    at: 4_000,
    sample: false,
  });
  // Version 7: what was said of senders.
  await store.db.put('senderChoices', {
    id: 'domain north.example',
    of: 'domain',
    sender: 'north.example',
    partnerId: 'NORTH',
    who: '',
    at: 5_000,
    why: ['contact'],
    sample: false,
  });
}
