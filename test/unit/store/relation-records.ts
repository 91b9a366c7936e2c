import type { Activity, Case } from '../../../lib/domain/activity.ts';
import type { Agreement } from '../../../lib/domain/agreement.ts';
import type { Dismissal } from '../../../lib/domain/dismissal.ts';
import type { Fact } from '../../../lib/domain/fact.ts';
import type { Opportunity } from '../../../lib/domain/pipeline.ts';
import type { Forecast, Stock } from '../../../lib/domain/stock.ts';
import { from } from './records.ts';

/** Records of relationships, as short as they can be. */
export const agreement = (partnerId: string, version = 1): Agreement => ({
  id: `${partnerId} ${version}`,
  partnerId,
  version,
  template: 'direct',
  terms: [{ kpi: 'otif', weight: 1, target: 0.95, floor: 0.7, scale: 'linear', mandatory: true }],
  gates: [],
  from: '2026-01-01',
  agreedOn: '2025-12-15',
  ours: 'Purchasing',
  sample: false,
});

export const fact = (partnerId: string, label: string, notedAt = 1_000): Fact => ({
  id: `${partnerId}/${label}`,
  partnerId,
  kind: 'certificate',
  label,
  validFrom: '2025-01-01',
  validTo: '2027-01-01',
  source: 'Issuer',
  notedAt,
  sample: false,
});

export const dismissal = (partnerId: string, at = 1_000): Dismissal => ({
  id: `${partnerId} lateness 2026-04-01`,
  partnerId,
  kpi: 'lateness',
  alarmOn: '2026-04-01',
  reason: 'season',
  at,
  sample: false,
});

export const exchange = (
  partnerId: string,
  no: number,
  fetchedAt = 1_000,
  fields: Partial<Activity> = {},
): Activity =>
  ({
    id: `${partnerId}/exchange/${no}`,
    partnerId,
    kind: 'exchange',
    awaiting: 'partner',
    askedAt: no,
    ...from(fetchedAt, `job-${fetchedAt}`),
    ...fields,
  }) as Activity;

export const aCase = (
  partnerId: string,
  number: string,
  fetchedAt = 1_000,
  fields: Partial<Case> = {},
): Case => ({
  id: `${partnerId}/case/${number}`,
  partnerId,
  kind: 'case',
  number,
  priority: 'high',
  raisedAt: 10,
  pauses: [],
  ...from(fetchedAt, `job-${fetchedAt}`),
  ...fields,
});

export const stock = (
  itemNumber: string,
  countedOn: string,
  fetchedAt = 1_000,
  partnerId?: string,
): Stock => ({
  id: `P1/${itemNumber}/${countedOn}`,
  itemNumber,
  plant: 'P1',
  ...(partnerId ? { partnerId } : {}),
  countedOn,
  quantity: 5,
  consignment: false,
  ...from(fetchedAt, `job-${fetchedAt}`),
});

export const forecast = (
  partnerId: string,
  month: string,
  fetchedAt = 1_000,
  fields: Partial<Forecast> = {},
): Forecast => ({
  id: `${partnerId}/A/${month}/1`,
  partnerId,
  itemNumber: 'A',
  month,
  lag: 1,
  forecast: 100,
  ...from(fetchedAt, `job-${fetchedAt}`),
  ...fields,
});

export const opportunity = (
  partnerId: string,
  number: string,
  fields: Partial<Opportunity> = {},
  fetchedAt = 1_000,
): Opportunity => ({
  id: `opportunity/file:a/${number}`,
  kind: 'opportunity',
  partnerId,
  title: `Opportunity ${number}`,
  state: 'open',
  ...from(fetchedAt, `job-${fetchedAt}`),
  ...fields,
});
