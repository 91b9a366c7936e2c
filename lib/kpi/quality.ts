import { emptyReason, type KpiValue, type NoValue, shareOf } from './kpi-value.ts';
import { type Sum, valueOfSum } from './sum.ts';
import { COUNT, type Shape, SUM, shapeOf } from './tally-parts.ts';

const QUALITY_DEFINITION = 'quality-ppm/1';
const REJECTS_DEFINITION = 'reject-rate/1';
const RETURNS_DEFINITION = 'return-rate/1';

/**
 * What came, what of it was found faulty and what went back, each in its own month: units received in the month of
 * the receipt, rejected units in the month of the finding, returned ones in that of the return.
 */
export interface QualityTally {
  received: Sum;
  rejected: Sum;
  returned: Sum;
  /** Receipts with a known quantity, findings and returns. */
  receipts: number;
  findings: number;
  returns: number;
  /** Lines that came without saying how much. */
  unknown: number;
  lotsInspected: number;
  lotsRejected: number;
  /** Lines whose lots contradict each other. */
  lotsExcluded: number;
  /** Lines that came, and lines with lots, that an accepted dispute leaves out. */
  leftOut: number;
  lotsLeftOut: number;
}

export const QUALITY_SHAPE: Shape<QualityTally> = shapeOf({
  received: SUM,
  rejected: SUM,
  returned: SUM,
  receipts: COUNT,
  findings: COUNT,
  returns: COUNT,
  unknown: COUNT,
  lotsInspected: COUNT,
  lotsRejected: COUNT,
  lotsExcluded: COUNT,
  leftOut: COUNT,
  lotsLeftOut: COUNT,
});

/** Adds the lots of one line in place; more rejected than inspected, or parts of lots, can not be. */
export function addLots(
  tally: QualityTally,
  { inspected, rejected }: { inspected: number; rejected: number },
): void {
  if (!areLots(inspected, rejected)) tally.lotsExcluded += 1;
  else {
    tally.lotsInspected += inspected;
    tally.lotsRejected += rejected;
  }
}

export function areLots(inspected: number, rejected: number): boolean {
  const whole = Number.isSafeInteger(inspected) && Number.isSafeInteger(rejected);
  return whole && rejected >= 0 && rejected <= inspected && inspected <= MOST_LOTS;
}

/** More lots of one line are a slip of the pen, and would drown all others. */
const MOST_LOTS = 1e6;

/** Rejected units per million received; rejected lots of those inspected; returned units of those received. */
export function qualityValues(
  tally: QualityTally,
  recorded: { rejects: boolean; returns: boolean },
): KpiValue[] {
  const received = valueOfSum(tally.received);
  const none: NoValue | undefined =
    received > 0 ? undefined : tally.unknown > 0 ? 'no-received-quantity' : emptyReason(0, tally.leftOut);
  const units = (sum: Sum, missing: NoValue | undefined, scale: number) =>
    missing === undefined
      ? {
          value: (valueOfSum(sum) / received) * scale,
          n: received,
          hits: valueOfSum(sum),
          records: tally.receipts,
        }
      : { value: null, missing, n: 0 };
  const rest = { pending: 0, excluded: tally.unknown + tally.leftOut, lowerIsBetter: true };
  const lotsExcluded = tally.lotsExcluded + tally.lotsLeftOut;
  return [
    {
      kpi: 'quality-ppm',
      definition: QUALITY_DEFINITION,
      unit: 'ppm',
      ...rest,
      ...units(tally.rejected, recorded.rejects ? none : 'not-recorded', 1e6),
    },
    shareOf(
      { kpi: 'reject-rate', definition: REJECTS_DEFINITION, lowerIsBetter: true },
      {
        hits: tally.lotsRejected,
        n: tally.lotsInspected,
        excluded: lotsExcluded,
        missing:
          tally.lotsInspected > 0
            ? undefined
            : lotsExcluded > 0
              ? emptyReason(0, lotsExcluded)
              : 'not-recorded',
      },
    ),
    {
      kpi: 'return-rate',
      definition: RETURNS_DEFINITION,
      unit: 'ratio',
      ...rest,
      ...units(tally.returned, recorded.returns ? none : 'not-recorded', 1),
    },
  ];
}
