import { expect, it } from 'vitest';
import { type Order, type OrderLine, orderSchema } from '../../../../lib/domain/order.ts';
import { pageRecords } from '../../../../lib/sources/files/page-records.ts';
import { everyField } from '../../every-field.ts';

it('puts every field together that two rows of one line tell', () => {
  const full = orderSchema.parse(everyField(orderSchema)) as Order;
  const [line] = full.lines;
  if (!line) throw new Error('no line');
  // On which day a line was first seen done the store knows, no row.
  delete line.closedSeenOn;
  const bare: OrderLine = {
    id: line.id,
    item: {},
    shipments: [],
    receipts: [],
    qualityEvents: [],
    invoices: [],
    pegs: [],
    provenance: line.provenance,
  };
  const { id, kind, number, partnerId } = full;
  const records = pageRecords();
  records.add({ partners: [], order: { id, kind, number, partnerId, lines: [bare] }, line: bare }, 2);
  records.add({ partners: [], order: full, line }, 3);
  expect(records.orders()).toEqual([full]);
});
