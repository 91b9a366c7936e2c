import type { SampleSupplier } from './sample-line.ts';

/** What the sample says was agreed with some suppliers; in the words of the product's own records. */
export function agreementsOf(suppliers: readonly SampleSupplier[]): object[] {
  return suppliers.slice(0, 6).flatMap((supplier, place) => {
    const first = agreement(supplier, 1, '2025-01-01', 0.92);
    // With the second one the target was raised after a year.
    return place === 1 ? [first, agreement(supplier, 2, '2026-01-01', 0.95)] : [first];
  });
}

function agreement(
  { number, contact, owner }: SampleSupplier,
  version: number,
  from: string,
  target: number,
): object {
  const term = (kpi: string, weight: number, good: number, floor: number, more: object = {}) => ({
    kpi,
    weight,
    target: good,
    floor,
    scale: 'linear',
    mandatory: false,
    ...more,
  });
  return {
    id: `${number} ${version}`,
    partnerId: number,
    version,
    template: 'direct',
    terms: [
      term('otif', 40, target, 0.7, { basis: 'first-promised', mandatory: true }),
      term('quality-ppm', 25, 500, 50_000, { scale: 'log' }),
      term('acknowledgement', 10, 0.95, 0.6),
      term('responsiveness', 15, 8, 40),
      term('invoice-match', 10, 0.98, 0.85),
    ],
    gates: ['certificate-expired', 'critical-case-open'],
    from,
    agreedOn: from,
    ours: owner,
    theirs: contact,
    sample: true,
  };
}
