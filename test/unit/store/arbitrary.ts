import fc from 'fast-check';
import type { Order, OrderLine } from '../../../lib/domain/order.ts';

const day = fc.integer({ min: 1, max: 28 }).map((d) => `2024-02-${`${d}`.padStart(2, '0')}`);
const amount = fc.integer({ min: 0, max: 50 });
const few = <T>(element: fc.Arbitrary<T>) => fc.array(element, { maxLength: 3 });
const optional = { requiredKeys: [] as [] };
const money = fc.record({ amount: amount.map(String), currency: fc.constantFrom('USD', '') });

/** What a line can say, without who says it: every field of the domain, few different values, so that they meet. */
const lineFacts = fc.record(
  {
    number: fc.constantFrom('1', '01'),
    ordered: amount,
    cancelled: amount,
    unit: fc.constantFrom('pc', 'kg'),
    unitPrice: money,
    value: money,
    sentOn: day,
    requestedOn: day,
    firstPromisedOn: day,
    lastPromisedOn: day,
    confirmedOn: day,
    standardPrice: money,
    shipTo: fc.constantFrom('DE', 'PL'),
    mode: fc.constantFrom('sea', 'air'),
    lots: fc.record({ inspected: amount, rejected: amount }),
    documentsCorrect: fc.boolean(),
    undamaged: fc.boolean(),
    closed: fc.boolean(),
  },
  optional,
);

const lateSets = fc.record(
  {
    returns: few(fc.record({ returnedOn: day, quantity: amount })),
    changes: few(
      fc.record(
        {
          changedOn: day,
          field: fc.constantFrom('date' as const, 'price' as const),
          by: fc.constantFrom('supplier' as const, 'buyer' as const),
          days: fc.integer({ min: -5, max: 20 }),
        },
        { requiredKeys: ['changedOn', 'field', 'by'] },
      ),
    ),
  },
  optional,
);

const lineSets = fc.record({
  item: fc.record(
    {
      number: fc.constantFrom('A', 'B'),
      supplierNumber: fc.constantFrom('X', 'Y'),
      description: fc.string(),
      group: fc.constantFrom('G1', 'G2'),
    },
    optional,
  ),
  shipments: few(
    fc.record(
      { number: fc.constantFrom('S1', 'S2', 'S3'), shippedOn: day, quantity: amount, advisedOn: day },
      { requiredKeys: ['number'] },
    ),
  ),
  receipts: few(
    fc.record(
      { number: fc.constantFrom('R1', 'R2'), receivedOn: day, quantity: amount },
      { requiredKeys: ['receivedOn'] },
    ),
  ),
  qualityEvents: few(
    fc.record(
      { foundOn: day, rejected: amount, reason: fc.constantFrom('a', 'b') },
      { requiredKeys: ['foundOn', 'rejected'] },
    ),
  ),
  invoices: few(
    fc.record(
      {
        number: fc.constantFrom('I1', 'I2'),
        invoicedOn: day,
        amount: money,
        quantity: amount,
        matched: fc.boolean(),
        payableOn: day,
        paidOn: day,
      },
      { requiredKeys: ['number'] },
    ),
  ),
  pegs: few(
    fc.record(
      {
        customerId: fc.constantFrom('C1', 'C2'),
        salesOrder: fc.constantFrom('SO-1', 'SO-2'),
        quantity: amount,
        neededOn: day,
      },
      { requiredKeys: ['customerId'] },
    ),
  ),
});

/** One line, as the file of one age gives it. Ages are jobs: one file, one import. */
export function arbitraryLine(age: fc.Arbitrary<number>): fc.Arbitrary<OrderLine> {
  return fc
    .record({ id: fc.constantFrom('1', '2', '3'), facts: lineFacts, sets: lineSets, late: lateSets, age })
    .map(({ id, facts, sets, late, age: fetchedAt }) => ({
      id,
      ...facts,
      ...sets,
      ...late,
      provenance: { sourceId: `file:${fetchedAt}`, fetchedAt, jobId: `job-${fetchedAt}` },
    }));
}

/** Orders of few ids over few partners, each with a part of its lines. */
export function arbitraryOrder(age: fc.Arbitrary<number>): fc.Arbitrary<Order> {
  return fc
    .record({
      partnerId: fc.constantFrom('ACME', 'BETA'),
      number: fc.constantFrom('PO1', 'PO2', 'PO3', 'PO4'),
      header: fc.record(
        { buyer: fc.constantFrom('ann', 'bob'), plant: fc.constantFrom('P1', 'P2') },
        optional,
      ),
      lines: fc.array(arbitraryLine(age), { minLength: 1, maxLength: 3 }),
    })
    .map(({ partnerId, number, header, lines }) => ({
      id: `${partnerId}/${number}`,
      kind: 'purchase' as const,
      number,
      partnerId,
      ...header,
      lines,
    }));
}
