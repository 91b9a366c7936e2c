import type { KpiId } from '../../domain/kpi-id.ts';

/** Figures that count lines of what the partner does: all of them leave out a line of which a dispute was accepted. */
const CONTESTABLE: ReadonlySet<KpiId> = new Set([
  'otif',
  'on-time',
  'in-full',
  'otif-orders',
  'otif-units',
  'line-fill',
  'unit-fill',
  'order-fill',
  'perfect-order',
  'lead-time',
  'lead-time-variation',
  'acknowledgement',
  'confirmation-changes',
  'push-out-days',
  'asn-quality',
  'quality-ppm',
  'reject-rate',
  'return-rate',
  'invoice-match',
]);

/** Whether a figure leaves out lines that are contested rightly. */
export function leavesOutContested(kpi: KpiId): boolean {
  return CONTESTABLE.has(kpi);
}
