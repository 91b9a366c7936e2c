import type { FileField } from '../../domain/file-mapping.ts';
import type { OwnSiteProposal, ProposalNote } from './mapping-proposal.ts';

/** Words that name a warehouse or plant of one's own, in a route or name. */
const WAREHOUSE =
  /\b(?:rdc|cdc|ndc|dc|warehouse|distribution cent(?:er|re)|depot|own stock|from stock|intercompany|internal|zentrallager|lager|entrepot|almacen)\b/i;
/** How sales orders and delivery notes begin, which one's own sites write and suppliers do not. */
const SALES_PREFIX = new Set(['SO', 'SALES', 'SALESORDER']);
const DELIVERY_PREFIX = new Set(['DN', 'DELIVERY', 'LS']);
/** Share of a supplier's rows that must agree. */
const NEARLY_ALL = 0.9;

interface Habits {
  rows: number;
  orders: Map<string, number>;
  shipments: Map<string, number>;
  routes: Map<string, number>;
}

/**
 * Suppliers that look like sites of the company itself, from rows spread over the file: at least two independent signs
 * out of order numbers, route, shipment numbers and name. A proposal, shown with its reasons and corrected by hand.
 */
export function proposeOwnSites(
  rows: readonly (readonly string[])[],
  columnOf: (field: FileField) => number | undefined,
): OwnSiteProposal[] {
  const supplierColumn = columnOf('supplierName');
  if (supplierColumn === undefined) return [];
  const suppliers = new Map<string, Habits>();
  for (const row of rows) {
    const name = (row[supplierColumn] ?? '').trim();
    if (name === '') continue;
    const habits = suppliers.get(name) ?? {
      rows: 0,
      orders: new Map(),
      shipments: new Map(),
      routes: new Map(),
    };
    suppliers.set(name, habits);
    habits.rows += 1;
    count(habits.orders, prefixOf(cellOf(row, columnOf('orderNumber'))));
    count(habits.shipments, prefixOf(cellOf(row, columnOf('shipmentNumber'))));
    count(habits.routes, cellOf(row, columnOf('route')));
  }
  const proposals: OwnSiteProposal[] = [];
  for (const [name, habits] of suppliers) {
    const others = [...suppliers].filter(([other]) => other !== name).map(([, other]) => other);
    const why = signsOf(name, habits, others);
    if (others.length > 0 && why.length >= 2) proposals.push({ name, share: habits.rows / rows.length, why });
  }
  return proposals;
}

function signsOf(name: string, habits: Habits, others: readonly Habits[]): ProposalNote[] {
  const why: ProposalNote[] = [];
  const order = habitual(habits.orders, habits.rows);
  if (SALES_PREFIX.has(order)) addUnlikeOthers(why, 'own-site-orders', order, mostly(others, 'orders'));
  const route = habitual(habits.routes, habits.rows);
  const alone = WAREHOUSE.test(route) && others.every((other) => !other.routes.has(route));
  if (alone) why.push({ code: 'own-site-route', facts: { route } });
  const shipment = habitual(habits.shipments, habits.rows);
  if (DELIVERY_PREFIX.has(shipment))
    addUnlikeOthers(why, 'own-site-shipments', shipment, mostly(others, 'shipments'));
  const word = WAREHOUSE.exec(name)?.[0];
  if (word) why.push({ code: 'own-site-name', facts: { word } });
  return why;
}

function addUnlikeOthers(
  why: ProposalNote[],
  code: ProposalNote['code'],
  prefix: string,
  others: string,
): void {
  if (others !== prefix) why.push({ code, facts: { prefix, others } });
}

function cellOf(row: readonly string[], column: number | undefined): string {
  return column === undefined ? '' : (row[column] ?? '').trim();
}

/** The letters a document number begins with: `SCMS-4` → `SCMS`. */
function prefixOf(number: string): string {
  return (/^\p{L}{1,20}/u.exec(number)?.[0] ?? '').toUpperCase();
}

function count(into: Map<string, number>, key: string): void {
  into.set(key, (into.get(key) ?? 0) + 1);
}

/** The value that nearly all rows of a supplier share, or an empty text. */
function habitual(values: Map<string, number>, rows: number): string {
  for (const [value, times] of values) if (times >= rows * NEARLY_ALL) return value;
  return '';
}

/** The most frequent value of all other suppliers together. */
function mostly(others: readonly Habits[], of: 'orders' | 'shipments'): string {
  const sums = new Map<string, number>();
  for (const habits of others)
    for (const [value, times] of habits[of]) sums.set(value, (sums.get(value) ?? 0) + times);
  return [...sums].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
