import type { DemoLine, DemoOrders } from './orders.ts';

const OPEN_ROWS = 14;
const ALL_ROWS = 18;

/** The supplier whose portal is shown: the one with most open lines, else with most lines that went out to a supplier. */
export function portalSupplier(orders: DemoOrders): string {
  const score = (line: DemoLine) => (line.sent ? (line.open ? 1000 : 1) : 0);
  const scores = new Map<string, number>();
  for (const line of orders.lines) scores.set(line.supplier, (scores.get(line.supplier) ?? 0) + score(line));
  const best = [...scores].sort((a, b) => b[1] - a[1])[0];
  if (!best) throw new Error('No supplier in the file.');
  return best[0];
}

/** What the portal lists: the open lines by date, then the last ones delivered. */
export function portalLines(orders: DemoOrders): DemoLine[] {
  const supplier = portalSupplier(orders);
  const own = orders.lines.filter((line) => line.supplier === supplier);
  const open = own.filter((line) => line.open).sort(byText((line) => line.promised ?? line.requested ?? '9'));
  const done = own
    .filter((line) => !line.open)
    .sort(byText((line) => line.receivedOn ?? ''))
    .reverse();
  const shown = open.slice(0, OPEN_ROWS);
  return [...shown, ...done.slice(0, ALL_ROWS - shown.length)];
}

/** An open order of one line whose day is still to come. */
export function openLine({ lines, asOf }: DemoOrders, supplier: string): DemoLine {
  const found = lines.find(
    ({ order, open, promised = '', supplier: of }) =>
      open && of === supplier && promised > asOf && lines.filter((line) => line.order === order).length === 1,
  );
  if (!found) throw new Error(`${supplier} has no open order of one line.`);
  return found;
}

/** The date a portal shows as confirmed: mostly ours, on every fifth line ten days later, so that the two sides differ. */
export function portalDate(line: DemoLine, index: number): string | undefined {
  if (!line.promised || index % 5 !== 1) return line.promised;
  return new Date(Date.parse(`${line.promised}T00:00:00Z`) + 10 * 86_400_000).toISOString().slice(0, 10);
}

/** The portal's own word for where a line stands. */
export function portalStatus(line: DemoLine): string {
  if (!line.open) return 'Delivered';
  if (line.receivedOn) return 'Partly delivered';
  if (line.shipments.length > 0) return 'In transit';
  return line.promised ? 'Confirmed' : 'New';
}

function byText(key: (line: DemoLine) => string): (a: DemoLine, b: DemoLine) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
