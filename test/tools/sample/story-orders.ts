import { closedOrders } from './closed-lines.ts';
import { startNumbers } from './numbers.ts';
import { openLines } from './open-lines.ts';
import { OSTREL_ORDERS, ostrelOrders } from './ostrel-orders.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { SampleLine } from './sample-line.ts';
import { SUPPLIERS } from './suppliers.ts';

const SEED = 20_260_507;
const FIRST_ORDER = 4_500_116_903;
/** Two suppliers that happen to use the same invoice number: shown side by side, never guessed. */
const SHARED_INVOICE = { number: 'INV-24117', suppliers: ['Lumaro Electronics', 'Tavrin Bearings'] };

/** The orders that the demo pages speak of, and what goes with them: by number, the same on every run. */
export function storyOrders(): SampleLine[][] {
  const random = randomFrom(SEED);
  const numbers = startNumbers();
  const byHand = ostrelOrders(numbers);
  const closed = SUPPLIERS.flatMap((supplier) => closedOrders(supplier, random, numbers));
  const open = SUPPLIERS.flatMap((supplier) => openLines(supplier, random, numbers).map((line) => [line]));
  numberOrders([...closed, ...open], random);
  const lines = [...byHand, ...closed.flat(), ...open.flat()];
  for (const name of SHARED_INVOICE.suppliers) shareInvoice(lines, name);
  lines.sort((a, b) => compare(a.order, b.order) || Number(a.line) - Number(b.line));
  return [...Map.groupBy(lines, (line) => line.order).values()];
}

/** Purchase order numbers rise with the day of sending; lines are numbered 10, 20, 30. */
function numberOrders(orders: SampleLine[][], random: Random): void {
  const bySending = [...orders].sort((a, b) => compare(a[0]?.sentOn ?? '', b[0]?.sentOn ?? ''));
  let next = FIRST_ORDER;
  for (const order of bySending) {
    while (OSTREL_ORDERS.has(`${next}`)) next += 1;
    order.forEach((line, index) => {
      line.order = `${next}`;
      line.line = `${(index + 1) * 10}`;
    });
    next += random.whole(3, 16);
  }
}

function shareInvoice(lines: readonly SampleLine[], supplierName: string): void {
  const own = lines.filter((line) => line.supplier.name === supplierName && line.invoices.length > 0);
  const invoice = own.at(-1)?.invoices[0];
  if (!invoice) throw new Error(`${supplierName} has no invoice.`);
  invoice.number = SHARED_INVOICE.number;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
