import type { Money } from '../../domain/money.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { confidenceOf } from '../context.ts';
import { severityOf } from '../status.ts';
import type { LineView, StatusReason } from '../views.ts';

/**
 * An open line in few words, for lists over the whole store: what a row shows and what lists sort, filter and add up by.
 * The places are the stored format: a change raises `SUMMARY_DEFINITION`.
 */
export type PackedLine = [
  orderId: string,
  lineId: string,
  orderNumber: string,
  lineNumber: string | null,
  kind: 0 | 1,
  item: string | null,
  description: string | null,
  state: LineView['state'],
  lateness: number | null,
  promisedOn: string | null,
  reasons: [code: StatusReason['code'], ...numbers: number[]][],
  ordered: number | null,
  unit: string | null,
  value: [amount: string, currency: string] | null,
  /** When each customer that waits needs it; null where that is not known. */
  needs: (string | null)[],
  leastSlack: number | null,
  lastReceivedOn: string | null,
  sourceId: string,
  fetchedAt: number,
];

const DESCRIPTION = 80;

/** Packs the view of an open line. */
export function packLine(view: LineView, line: OrderLine, order: Order): PackedLine {
  const slack = view.customers.flatMap(({ slackDays }) => slackDays ?? []);
  return [
    order.id,
    line.id,
    order.number,
    line.number ?? null,
    order.kind === 'sales' ? 1 : 0,
    view.item.number ?? view.item.supplierNumber ?? null,
    view.item.description?.slice(0, DESCRIPTION) ?? null,
    view.state,
    view.lateness,
    view.promisedOn ?? null,
    view.reasons.map(packReason),
    view.ordered ?? null,
    view.unit ?? null,
    line.value ? [line.value.amount, line.value.currency] : null,
    view.customers.map(({ neededOn }) => neededOn ?? null),
    slack.length > 0 ? slack.reduce((least, days) => Math.min(least, days)) : null,
    view.receipts.at(-1)?.receivedOn ?? null,
    view.origin.sourceId,
    view.origin.fetchedAt,
  ];
}

/** The numbers of each reason, in this sequence. */
const NUMBERS: Partial<Record<StatusReason['code'], readonly string[]>> = {
  'received-short': ['received', 'ordered'],
  'on-track': ['daysLeft'],
  'received-on-time': [],
  'no-promised-date': [],
  cancelled: [],
  closed: [],
};
const DAYS = ['days'];

function packReason(reason: StatusReason): PackedLine[10][number] {
  const fields = reason as unknown as Record<string, number>;
  return [reason.code, ...(NUMBERS[reason.code] ?? DAYS).map((name) => fields[name] ?? 0)];
}

function unpackReason([code, ...numbers]: PackedLine[10][number]): StatusReason {
  const names = NUMBERS[code] ?? DAYS;
  return { code, ...Object.fromEntries(names.map((name, at) => [name, numbers[at]])) } as StatusReason;
}

/** Whose a line is. */
export interface Ownership {
  partnerId: string;
  partnerName: string;
  buyer?: string;
  plant?: string;
}

/**
 * The view of a packed line as a list shows it. Customers have their dates but no names, and shipments are left out: the
 * order's own page has them.
 */
export function unpackLine(packed: PackedLine, owner: Ownership, isStale: (at: number) => boolean): LineView {
  const stale = isStale(packed[18]);
  return {
    orderId: packed[0],
    lineId: packed[1],
    orderNumber: packed[2],
    lineNumber: packed[3] ?? undefined,
    orderKind: packed[4] === 1 ? 'sales' : 'purchase',
    ...owner,
    item: { number: packed[5] ?? undefined, description: packed[6] ?? undefined },
    state: packed[7],
    lateness: packed[8],
    promisedOn: packed[9] ?? undefined,
    reasons: packed[10].map(unpackReason),
    ordered: packed[11] ?? undefined,
    unit: packed[12] ?? undefined,
    value: valueOfPacked(packed) ?? undefined,
    shipments: [],
    receipts: packed[16] ? [{ receivedOn: packed[16] }] : [],
    customers: packed[14].map((neededOn) => ({ partnerId: '', name: '', neededOn: neededOn ?? undefined })),
    origin: {
      sourceId: packed[17],
      fetchedAt: packed[18],
      stale,
      confidence: confidenceOf(stale),
    },
  };
}

/** The items of these lines with the day they are promised, the worst line of each first. */
export function itemsOfPacked(lines: readonly PackedLine[]): { number: string; promisedOn?: string }[] {
  const items = new Map<string, { number: string; promisedOn?: string }>();
  for (const packed of [...lines].sort(worstPackedFirst)) {
    const [number, promisedOn] = [packed[5], packed[9]];
    if (number !== null && !items.has(number))
      items.set(number, { number, ...(promisedOn === null ? {} : { promisedOn }) });
  }
  return [...items.values()];
}

export function stateOfPacked(packed: PackedLine): LineView['state'] {
  return packed[7];
}

/** What the line is worth; null where its source does not say. */
export function valueOfPacked(packed: PackedLine): Money | null {
  const value = packed[13];
  return value && { amount: value[0], currency: value[1] };
}

/** When the line was read, as an instant. */
export function fetchedAtOfPacked(packed: PackedLine): number {
  return packed[18];
}

/** Worst first: state, days late, least slack, order number. Cheap enough for a hundred thousand lines. */
export function worstPackedFirst(a: PackedLine, b: PackedLine): number {
  return (
    severityOf(a[7]) - severityOf(b[7]) ||
    (b[8] ?? NEVER) - (a[8] ?? NEVER) ||
    (a[15] ?? -NEVER) - (b[15] ?? -NEVER) ||
    compareText(a[2], b[2]) ||
    compareText(a[1], b[1])
  );
}

const NEVER = Number.MIN_SAFE_INTEGER;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
