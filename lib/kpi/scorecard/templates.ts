import type { Gate, ScoreTerm, TemplateId } from '../../domain/agreement.ts';
import type { KpiId } from '../../domain/kpi-id.ts';

type Bounds = Pick<ScoreTerm, 'target' | 'floor' | 'scale'>;

const share = (target: number, floor: number): Bounds => ({ target, floor, scale: 'linear' });
const onLogs = (target: number, floor: number): Bounds => ({ target, floor, scale: 'log' });

/** Where a term begins before anything is agreed: target and floor of each KPI (`kpi.md` 1 and 2). */
const BOUNDS: Partial<Record<KpiId, Bounds>> = {
  otif: share(0.95, 0.8),
  'on-time': share(0.95, 0.8),
  'in-full': share(0.97, 0.85),
  'perfect-order': share(0.9, 0.7),
  acknowledgement: share(0.95, 0.7),
  'confirmation-changes': share(0.05, 0.3),
  'asn-quality': share(0.95, 0.7),
  'quality-ppm': onLogs(100, 10_000),
  'reject-rate': share(0.01, 0.1),
  'return-rate': share(0.005, 0.05),
  'price-variance': share(0, 0.05),
  'invoice-match': share(0.95, 0.75),
  responsiveness: onLogs(8, 48),
  'case-sla': share(0.95, 0.75),
  'our-payment': share(0.95, 0.75),
  'our-forecast': share(0.2, 0.6),
  'our-changes': share(0.05, 0.3),
  'our-reply': onLogs(8, 48),
};

/** The weights by area: delivery, quality, cost, answers, papers (`kpi.md` 2, rule 6), each on the KPIs that measure it. */
const WEIGHTS: Record<TemplateId, readonly (readonly [KpiId, number])[]> = {
  direct: [
    ['otif', 35],
    ['quality-ppm', 30],
    ['price-variance', 15],
    ['acknowledgement', 8],
    ['responsiveness', 7],
    ['invoice-match', 5],
  ],
  indirect: [
    ['otif', 25],
    ['reject-rate', 15],
    ['price-variance', 25],
    ['acknowledgement', 13],
    ['responsiveness', 12],
    ['invoice-match', 10],
  ],
  logistics: [
    ['on-time', 45],
    ['asn-quality', 20],
    ['return-rate', 10],
    ['responsiveness', 15],
    ['invoice-match', 10],
  ],
  services: [
    ['on-time', 30],
    ['case-sla', 30],
    ['responsiveness', 20],
    ['price-variance', 10],
    ['invoice-match', 10],
  ],
  customer: [
    ['otif', 40],
    ['case-sla', 25],
    ['our-reply', 20],
    ['responsiveness', 15],
  ],
};

/** Without these there is no grade. */
const MANDATORY: ReadonlySet<KpiId> = new Set<KpiId>(['otif', 'on-time']);
/** These are measured against a date: the first that was confirmed. */
const DATED: ReadonlySet<KpiId> = new Set<KpiId>(['otif', 'on-time', 'in-full']);

/** The gates that every template begins with. */
export const TEMPLATE_GATES: readonly Gate[] = ['certificate-expired', 'critical-case-open'];

/** The terms of a template, to be agreed as they are or changed. */
export function templateTerms(id: TemplateId): ScoreTerm[] {
  return WEIGHTS[id].map(([kpi, weight]) => termFor(kpi, weight));
}

/** Whether there are usual bounds for a KPI. */
export function hasUsualBounds(kpi: KpiId): boolean {
  return BOUNDS[kpi] !== undefined;
}

/** What we owe a partner until something is agreed: paying, leaving orders as they are, forecasts, answers. */
const OWED: readonly (readonly [KpiId, number])[] = [
  ['our-payment', 35],
  ['our-changes', 25],
  ['our-forecast', 20],
  ['our-reply', 20],
];

/** The terms by which we propose to be scored ourselves. */
export function owedTerms(): ScoreTerm[] {
  return OWED.map(([kpi, weight]) => termFor(kpi, weight));
}

/** A term for any KPI with the usual bounds; 0 to 1 where none are usual. */
export function termFor(kpi: KpiId, weight: number): ScoreTerm {
  const bounds = BOUNDS[kpi] ?? share(1, 0);
  const basis = DATED.has(kpi) ? { basis: 'first-promised' as const } : {};
  return { kpi, ...basis, weight, ...bounds, mandatory: MANDATORY.has(kpi) };
}
