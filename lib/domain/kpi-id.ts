import { z } from 'zod';

/**
 * Every figure that a scorecard can grade, by the id under which it is agreed, shown and exported. Definitions and
 * formulas: `lib/kpi`, one file per family.
 */
export const KPI_IDS = [
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
  'price-variance',
  'invoice-match',
  'responsiveness',
  'case-sla',
  'spend',
  'inventory-turns',
  'days-of-supply',
  'vmi-band',
  // Our own side of the relationship.
  'our-payment',
  'our-forecast',
  'our-forecast-bias',
  'our-changes',
  'our-reply',
] as const;
export const kpiIdSchema = z.enum(KPI_IDS);
export type KpiId = (typeof KPI_IDS)[number];
