import type { OrderLine } from '../domain/order.ts';
import { quantityReceived } from './received.ts';
import { addToSum, emptySum, mergeSums, type Sum, valueOfSum } from './sum.ts';

export const QUALITY_DEFINITION = 'quality-ppm/1';

/** Rejected and received units; tallies merge by addition. */
export interface QualityTally {
  received: Sum;
  rejected: Sum;
  /** Lines with a known received quantity, and findings on them. */
  lines: number;
  findings: number;
  /** Received lines that do not say how much came. */
  unknown: number;
}

export function emptyQuality(): QualityTally {
  return { received: emptySum(), rejected: emptySum(), lines: 0, findings: 0, unknown: 0 };
}

/** Adds one line in place; a line on which nothing came adds nothing. */
export function addQuality(tally: QualityTally, line: OrderLine): void {
  if (line.receipts.length === 0) return;
  const received = quantityReceived(line);
  if (received === null) {
    tally.unknown += 1;
    return;
  }
  tally.lines += 1;
  addToSum(tally.received, received);
  for (const event of line.qualityEvents) {
    tally.findings += 1;
    addToSum(tally.rejected, event.rejected);
  }
}

export function mergeQuality(a: QualityTally, b: QualityTally): QualityTally {
  return {
    received: mergeSums(a.received, b.received),
    rejected: mergeSums(a.rejected, b.rejected),
    lines: a.lines + b.lines,
    findings: a.findings + b.findings,
    unknown: a.unknown + b.unknown,
  };
}

/** Rejected units per million received; `null` when nothing was received. */
export function partsPerMillion(tally: QualityTally): number | null {
  const received = valueOfSum(tally.received);
  return received > 0 ? (valueOfSum(tally.rejected) / received) * 1e6 : null;
}
