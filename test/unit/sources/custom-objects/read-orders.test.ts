import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OwnColumn, OwnObjects } from '../../../../lib/domain/own-objects.ts';
import { ownObjectsSchema } from '../../../../lib/domain/own-objects.ts';
import type { OwnDescription } from '../../../../lib/sources/custom-objects/own-access.ts';
import { fieldsOfPart } from '../../../../lib/sources/custom-objects/part-fields.ts';
import { proposeColumns } from '../../../../lib/sources/custom-objects/propose-columns.ts';
import { type OwnOrder, readOwnOrders } from '../../../../lib/sources/custom-objects/read-orders.ts';
import { runs } from '../../runs.ts';

const provenance = { sourceId: 'salesforce:x', fetchedAt: 0, jobId: 'j' };
const context = { provenance, currency: 'EUR' };

const column = (of: OwnColumn['of'], path: string, field: OwnColumn['field'], holds: OwnColumn['holds']) =>
  ({ of, path, field, holds, label: path, ...(holds === 'number' ? { decimal: '.' } : {}) }) as OwnColumn;
const OWN: OwnObjects = {
  orders: { object: 'PO__c', label: 'PO' },
  lines: { object: 'Line__c', label: 'Line', by: 'PO__c' },
  receipts: { object: 'GR__c', label: 'Receipt', by: 'Line__c' },
  columns: [
    column('orders', 'Name', 'orderNumber', 'text'),
    column('orders', 'Vendor', 'supplierName', 'text'),
    column('lines', 'Qty', 'orderedQuantity', 'number'),
    column('lines', 'Price', 'unitPrice', 'number'),
    column('lines', 'Day', 'requestedOn', 'day'),
    column('receipts', 'On', 'receivedOn', 'day'),
    column('receipts', 'Got', 'receivedQuantity', 'number'),
  ],
};

const record = (id: string, values: Record<string, unknown>) => ({ id, values });
const line = (id: string, values: Record<string, unknown>, ...receipts: Record<string, unknown>[]) => ({
  record: record(id, values),
  events: receipts.map((each, at) => ({ of: 'receipts' as const, record: record(`${id}r${at}`, each) })),
});
const head = (id: string) => record(id, { Name: `PO-${id}`, Vendor: 'Acme' });

test('lines keep the ids of their records, amounts the currency of the company, and 1.234 its point', () => {
  const lines = [
    line('a', { Qty: 10, Price: 1.234 }, { On: '2026-05-01', Got: 4 }, { On: '2026-05-08', Got: 6 }),
  ];
  const { orders, rejects } = readOwnOrders(OWN, [{ head: head('1'), lines }], context);
  expect(rejects).toEqual([]);
  expect(orders).toMatchObject([
    {
      ...{ id: 'ACME/PO1', kind: 'purchase' },
      lines: [
        {
          ...{ id: 'Line__c,a', nativeId: 'Line__c,a', ordered: 10 },
          unitPrice: { amount: '1.234', currency: 'EUR' },
          receipts: [{ quantity: 4 }, { quantity: 6 }],
        },
      ],
    },
  ]);
});

test('a flaw leaves out its row alone, and is named once with its record and field', () => {
  const lines = [
    line('a', { Qty: 'ten' }, { On: '2026-05-01', Got: 1 }),
    line('b', { Qty: 5 }, { On: '2026-13-45', Got: 1 }, { On: '2026-05-02', Got: 2 }),
  ];
  const { orders, rejects } = readOwnOrders(OWN, [{ head: head('1'), lines }], context);
  expect(rejects.map(({ column: at, value, reason }) => [at, value, reason])).toEqual([
    ['Line__c.Qty', 'ten (a)', 'number-unreadable'],
    ['GR__c.On', '2026-13-45 (br0)', 'no-such-day'],
  ]);
  expect(orders[0]?.lines).toMatchObject([{ id: 'Line__c,b', receipts: [{ receivedOn: '2026-05-02' }] }]);
});

test('a supplier that was read by itself takes the place of the one that is named', () => {
  const supplier = {
    ...{ id: '4711', name: 'Acme Inc.', roles: ['supplier' as const], numbers: ['4711'] },
    ...{ domains: ['acme.example'], contacts: [], provenance },
  };
  const orders: OwnOrder[] = [{ head: head('1'), lines: [line('a', { Qty: 1 })], supplier }];
  const found = readOwnOrders(OWN, orders, context);
  expect(found.orders).toMatchObject([{ id: '4711/PO1', partnerId: '4711' }]);
  expect(found.partners).toEqual([supplier]);
});

describe('of an order that is over', () => {
  const states = {
    ...{ by: 'State', label: 'State', holds: 'text' as const },
    values: [
      { value: 'Closed', means: 'done' as const },
      { value: 'Off', means: 'cancelled' as const },
      { value: 'New', means: 'draft' as const },
    ],
  };
  const own: OwnObjects = { ...OWN, states };
  const order = (id: string, State: unknown, ...lines: OwnOrder['lines']): OwnOrder => ({
    head: record(id, { Name: `PO-${id}`, Vendor: 'Acme', State }),
    lines,
  });
  const linesOf = (...orders: OwnOrder[]) => {
    const found = readOwnOrders(own, orders, context);
    expect(found.rejects).toEqual([]);
    return found.orders.map((each) =>
      each.lines.map(({ id, closed, cancelled, receipts }) => {
        return [id, closed, cancelled, receipts.map(({ quantity }) => quantity)];
      }),
    );
  };
  const came = { On: '2026-05-01', Got: 4 };

  test('done: its lines are closed with what came, and nothing is taken off', () => {
    const lines = [line('a', { Qty: 10 }, came), line('b', { Qty: 5 })];
    expect(linesOf(order('1', 'Closed', ...lines))).toEqual([
      [
        ['Line__c,a', true, undefined, [4]],
        ['Line__c,b', true, undefined, []],
      ],
    ]);
  });

  test('cancelled: what has not come is taken off, once, however often it came', () => {
    const lines = [line('a', { Qty: 10 }, came, { On: '2026-05-02', Got: 1 }), line('b', { Qty: 5 })];
    expect(linesOf(order('1', 'Off', ...lines))).toEqual([
      [
        ['Line__c,a', undefined, 5, [4, 1]],
        ['Line__c,b', undefined, 5, []],
      ],
    ]);
  });

  test('the others beside it are open, and one that was not sent is left out', () => {
    const found = linesOf(
      order('1', 'Closed', line('a', { Qty: 1 })),
      order('2', 'Sent', line('b', { Qty: 1 })),
      order('3', 'New', line('c', { Qty: 1 })),
      order('4', null, line('d', { Qty: 1 })),
    );
    expect(found).toEqual([
      [['Line__c,a', true, undefined, []]],
      [['Line__c,b', undefined, undefined, []]],
      [['Line__c,d', undefined, undefined, []]],
    ]);
  });

  test('that has no line, its heading is kept; where it is its own line, that is closed', () => {
    const found = readOwnOrders(own, [order('1', 'Closed')], context);
    expect(found.orders).toMatchObject([{ number: 'PO-1', lines: [] }]);
    const { lines: _, receipts: __, ...alone } = own;
    const columns = OWN.columns.flatMap((each) =>
      each.of === 'receipts' ? [] : [{ ...each, of: 'orders' as const }],
    );
    const head = record('1', { Name: 'PO-1', Vendor: 'Acme', State: 'Closed', Qty: 7 });
    const one = readOwnOrders(
      { ...alone, columns },
      [{ head, lines: [{ record: head, events: [] }] }],
      context,
    );
    expect(one.orders).toMatchObject([{ lines: [{ id: 'PO__c,1', ordered: 7, closed: true }] }]);
  });
});

const value = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }).map((at) => at.toISOString()),
  fc.object({ maxDepth: 1 }),
);
const names = ['A', 'B', 'C', 'D', 'E'];
const values = fc.record(Object.fromEntries(names.map((name) => [name, value])));
const holds = fc.constantFrom('text', 'number', 'day', 'instant', 'flag');
const label = fc.constantFrom(
  'PO Number',
  'Bestellnummer',
  'Quantité',
  'Fecha',
  'Supplier',
  'Price',
  'x',
  '',
);

test('whatever the objects hold, a proposal is a mapping, and each record is read or named', () => {
  const described = (object: string): fc.Arbitrary<OwnDescription> =>
    fc
      .tuple(...names.map((path) => fc.record({ path: fc.constant(path), label, holds })))
      .map((fields) => ({ object, label: object, fields: fields as OwnDescription['fields'], children: [] }));
  fc.assert(
    fc.property(
      described('PO__c'),
      described('Line__c'),
      fc.array(fc.tuple(values, fc.array(values, { maxLength: 3 })), { minLength: 1, maxLength: 4 }),
      (heads, lines, records) => {
        const orders = records.map(([own, those], at): OwnOrder => {
          const rows = those.map((each, n) => line(`${at}-${n}`, each));
          return { head: record(`${at}`, own), lines: rows };
        });
        const samples = {
          orders: { described: heads, records: orders.map((each) => each.head) },
          lines: {
            described: lines,
            records: orders.flatMap((each) => each.lines.map(({ record: own }) => own)),
          },
        };
        const { columns } = proposeColumns(samples, 'Account');
        const parts = { orders: OWN.orders, lines: OWN.lines };
        const own = ownObjectsSchema.parse({ ...parts, columns: columns.filter(({ field }) => field) });
        const fields = own.columns.map(({ field }) => field);
        expect(new Set(fields).size).toBe(fields.length);
        for (const { of, field } of own.columns) expect(fieldsOfPart(of, true)).toContain(field);
        const found = readOwnOrders(own, orders, context);
        const told = JSON.stringify(found.rejects);
        const stored = found.orders.flatMap((order) => order.lines.map(({ id }) => id));
        const headingsOnly = !fields.some((field) =>
          own.columns.some((c) => c.of === 'lines' && c.field === field),
        );
        for (const { record: each } of headingsOnly ? [] : orders.flatMap((order) => order.lines))
          expect(stored.includes(`Line__c,${each.id}`) || told.includes(`(${each.id})`)).toBe(true);
      },
    ),
    runs(200),
  );
});
