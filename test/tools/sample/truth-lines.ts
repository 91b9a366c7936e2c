import { dayOf } from './days.ts';
import { TODAY } from './line-life.ts';
import type { SampleLine } from './sample-line.ts';

export const TRUTH_BASES = ['requested', 'first-promised', 'last-promised'] as const;
export type TruthBasis = (typeof TRUTH_BASES)[number];

export type TruthVerdict = 'excluded' | 'pending' | { onTime: boolean; inFull: boolean };

/** The day on which a line is due, as a day number; undefined without one. */
function dueDay(line: SampleLine, basis: TruthBasis): number | undefined {
  const date =
    basis === 'requested'
      ? line.requestedOn
      : basis === 'first-promised'
        ? line.firstPromisedOn
        : line.lastPromisedOn;
  return date === undefined ? undefined : dayOf(date);
}

function receivedBy(line: SampleLine, day: number): number {
  let sum = 0;
  for (const receipt of line.receipts) if (dayOf(receipt.receivedOn) <= day) sum += receipt.quantity;
  return sum;
}

export function received(line: SampleLine): number {
  return receivedBy(line, TODAY);
}

export function isOpen(line: SampleLine): boolean {
  return received(line) < line.ordered - line.cancelled;
}

/** Open, and the promise that holds is past. */
export function isOverdue(line: SampleLine): boolean {
  const due = dueDay(line, 'last-promised');
  return isOpen(line) && due !== undefined && due < TODAY;
}

/** The day on which the sum of receipts reached what was wanted; undefined while the line is open or was cancelled. */
function completedDay(line: SampleLine): number | undefined {
  const needed = line.ordered - line.cancelled;
  if (needed <= 0) return undefined;
  if (received(line) < needed) return undefined;
  const days = line.receipts.map((receipt) => dayOf(receipt.receivedOn)).sort((a, b) => a - b);
  return days.find((day) => receivedBy(line, day) >= needed);
}

/**
 * Days late on a basis as of the sample's today: completion less due day, for an open line today less due day
 * (negative: early, or still to come); null without a due day or where all was cancelled.
 */
function daysLate(line: SampleLine, basis: TruthBasis): number | null {
  const due = dueDay(line, basis);
  if (due === undefined || line.ordered - line.cancelled <= 0) return null;
  return (completedDay(line) ?? TODAY) - due;
}

/**
 * OTIF by definition otif/1 with no tolerance: what came up to and including the due day counts as on time, a line
 * whose due day is not over is pending, a line without a date of that basis or fully cancelled is excluded.
 */
export function verdictOf(line: SampleLine, basis: TruthBasis): TruthVerdict {
  const needed = line.ordered - line.cancelled;
  const due = dueDay(line, basis);
  if (needed <= 0 || due === undefined) return 'excluded';
  if (TODAY <= due) return 'pending';
  const inTime = receivedBy(line, due);
  const total = received(line);
  return { onTime: total > 0 && inTime >= Math.min(needed, total), inFull: total >= needed };
}

/** One line of the truth: what stands under {@link TRUTH_COLUMNS}. Days are counted from today, customers as `name|order`. */
export type TruthRow = [
  order: string,
  line: string,
  supplier: string,
  state: 'open' | 'done',
  received: number,
  dueRequested: number | null,
  dueFirst: number | null,
  dueLast: number | null,
  lateRequested: number | null,
  lateFirst: number | null,
  lateLast: number | null,
  verdicts: [requested: TruthCode, first: TruthCode, last: TruthCode],
  customers: string[],
  notes: string[],
];

/** `x` excluded, `p` pending, else on time and in full as `1` or `0` each: `10` came on time but not in full. */
type TruthCode = 'x' | 'p' | '00' | '01' | '10' | '11';

function codeOf(verdict: TruthVerdict): TruthCode {
  if (typeof verdict === 'string') return verdict === 'excluded' ? 'x' : 'p';
  return `${verdict.onTime ? 1 : 0}${verdict.inFull ? 1 : 0}`;
}

export const TRUTH_COLUMNS = [
  'order',
  'line',
  'supplier number',
  'state',
  'received',
  'due: requested (days from today)',
  'due: first promised',
  'due: last promised',
  'days late: requested',
  'days late: first promised',
  'days late: last promised',
  'OTIF by basis: x excluded, p pending, else on time and in full as 1 or 0',
  'customers behind (name|their order)',
  'notes',
] as const;

export function truthRow(line: SampleLine): TruthRow {
  const due = (basis: TruthBasis) => {
    const day = dueDay(line, basis);
    return day === undefined ? null : day - TODAY;
  };
  return [
    line.order,
    line.line,
    line.supplier.number,
    isOpen(line) ? 'open' : 'done',
    received(line),
    due('requested'),
    due('first-promised'),
    due('last-promised'),
    daysLate(line, 'requested'),
    daysLate(line, 'first-promised'),
    daysLate(line, 'last-promised'),
    [
      codeOf(verdictOf(line, 'requested')),
      codeOf(verdictOf(line, 'first-promised')),
      codeOf(verdictOf(line, 'last-promised')),
    ],
    line.pegs.map((peg) => `${peg.customer.name}|${peg.salesOrder}`),
    [...new Set(line.notes ?? [])],
  ];
}
