import type {
  ConfirmationChange,
  GoodsReturn,
  Invoice,
  OrderLine,
  Peg,
  QualityEvent,
  Receipt,
  Shipment,
} from '../domain/order.ts';
import { settle, type Weighing } from './weigh.ts';

/** What happened to a line, several times each. */
export const SETS = [
  'shipments',
  'receipts',
  'qualityEvents',
  'invoices',
  'pegs',
  'returns',
  'changes',
] as const satisfies readonly (keyof OrderLine)[];

/** How the elements of a set are told apart, and which of their fields are weighed when one is found again. */
interface Identity<T, K extends keyof T & string> {
  /** What it is called in contradictions. */
  name: string;
  of(element: T): string;
  /** True when nothing but its content tells it from others. */
  isNameless(element: T): boolean;
  fields: readonly K[];
}

const SHIPMENT: Identity<Shipment, 'shippedOn' | 'quantity' | 'advisedOn'> = {
  name: 'shipment',
  of: ({ number, shippedOn, quantity }) => number || `${shippedOn ?? '?'} ${quantity ?? '?'}`,
  isNameless: ({ number }) => number === '',
  fields: ['shippedOn', 'quantity', 'advisedOn'],
};
const RECEIPT: Identity<Receipt, 'receivedOn' | 'quantity'> = {
  name: 'receipt',
  of: ({ number, receivedOn, quantity }) =>
    number === undefined ? `${receivedOn} ${quantity ?? '?'}` : `#${number}`,
  isNameless: ({ number }) => number === undefined,
  fields: ['receivedOn', 'quantity'],
};
const FINDING: Identity<QualityEvent, 'foundOn' | 'rejected' | 'reason'> = {
  name: 'quality',
  of: ({ foundOn, rejected, reason }) => `${foundOn} ${rejected} ${reason ?? ''}`,
  isNameless: () => true,
  fields: ['foundOn', 'rejected', 'reason'],
};
const INVOICE: Identity<Invoice, Exclude<keyof Invoice, 'number'>> = {
  name: 'invoice',
  of: ({ number }) => number,
  isNameless: () => false,
  fields: ['invoicedOn', 'amount', 'quantity', 'matched', 'payableOn', 'paidOn'],
};
const PEG: Identity<Peg, 'quantity' | 'neededOn'> = {
  name: 'peg',
  of: ({ customerId, salesOrder }) => `${customerId} ${salesOrder ?? ''}`,
  isNameless: () => false,
  fields: ['quantity', 'neededOn'],
};

const RETURN: Identity<GoodsReturn, 'returnedOn' | 'quantity'> = {
  name: 'return',
  of: ({ returnedOn, quantity }) => `${returnedOn} ${quantity}`,
  isNameless: () => true,
  fields: ['returnedOn', 'quantity'],
};
/** Tables tell of the last change only: one of another day is another change, never a correction. */
const CHANGE: Identity<ConfirmationChange, 'days'> = {
  name: 'change',
  of: ({ changedOn, field, by }) => `${changedOn} ${field} ${by}`,
  isNameless: () => false,
  fields: ['days'],
};

/** The line with every set united: an element is found again by its identity, its other fields are weighed. */
export function uniteSets(w: Weighing, line: OrderLine, incoming: OrderLine): OrderLine {
  const corrects = !w.sameJob && line.provenance.sourceId === incoming.provenance.sourceId;
  const united: OrderLine = {
    ...line,
    shipments: unite(w, SHIPMENT, line.shipments, incoming.shipments, corrects),
    receipts: unite(w, RECEIPT, line.receipts, incoming.receipts, corrects),
    qualityEvents: unite(w, FINDING, line.qualityEvents, incoming.qualityEvents, corrects),
    invoices: unite(w, INVOICE, line.invoices, incoming.invoices, corrects),
    pegs: unite(w, PEG, line.pegs, incoming.pegs, corrects),
  };
  const returns = unite(w, RETURN, line.returns ?? [], incoming.returns ?? [], corrects);
  const changes = unite(w, CHANGE, line.changes ?? [], incoming.changes ?? [], corrects);
  if (returns.length > 0) united.returns = returns;
  if (changes.length > 0) united.changes = changes;
  return united;
}

function unite<T extends object, K extends keyof T & string>(
  w: Weighing,
  identity: Identity<T, K>,
  kept: T[],
  incoming: T[],
  corrects: boolean,
): T[] {
  if (kept.length === 0 && incoming.length === 0) return kept;
  const { name, fields } = identity;
  const united = new Map(kept.map((element) => [identity.of(element), { ...element }]));
  const corrected = corrects ? correctedId(identity, kept, incoming) : undefined;
  const given = new Set<string>();
  for (const element of incoming) {
    const id = corrected !== undefined && identity.isNameless(element) ? corrected : identity.of(element);
    given.add(id);
    const target = united.get(id);
    if (target) {
      for (const field of fields) settle(w, target, element, field, `${name} ${id} ${field}`);
      continue;
    }
    united.set(id, { ...element });
    for (const field of fields) if (element[field] !== undefined) w.ages.set(`${name} ${id} ${field}`, w.at);
    w.changed = true;
  }
  for (const [id, element] of united) {
    if (given.has(id)) continue;
    for (const field of fields) if (element[field] !== undefined) keepAge(w, `${name} ${id} ${field}`);
  }
  return [...united.values()].sort((a, b) => (identity.of(a) < identity.of(b) ? -1 : 1));
}

/**
 * Without a number a corrected date would make a second receipt. Where a source told of exactly one such event and tells
 * of exactly one now, it is the same event: a table states how a line stands, and two rows of one table are two events
 * (same job). Answers the identity under which it is kept.
 */
function correctedId<T, K extends keyof T & string>(
  identity: Identity<T, K>,
  kept: T[],
  incoming: T[],
): string | undefined {
  const [before, ...more] = kept.filter(identity.isNameless);
  const now = incoming.filter(identity.isNameless);
  return before !== undefined && more.length === 0 && now.length === 1 ? identity.of(before) : undefined;
}

/** A field that the incoming record does not speak of keeps its age. */
function keepAge(w: Weighing, path: string): void {
  w.ages.set(path, w.notes?.ages.get(path) ?? w.base);
}
