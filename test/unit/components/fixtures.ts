import type { Figure, LineView, Origin, PartnerHead, WorkspaceView } from '../../../lib/lens/views.ts';

/** View models for component tests: one late line of an invented supplier, and figures around it. */
export const TODAY = '2026-05-07';
export const INSTANT = Date.UTC(2026, 4, 7, 10);

export const origin: Origin = {
  sourceId: 'file:open-orders.csv',
  fetchedAt: INSTANT - 2 * 3_600_000,
  stale: false,
  confidence: 'high',
};

export const workspace: WorkspaceView = {
  sample: false,
  today: TODAY,
  replay: false,
  sources: [],
  orders: 1,
  lines: 1,
  partners: 1,
  waitingOrders: 0,
};

export const partner: PartnerHead = {
  id: 'ostrel',
  name: 'Ostrel Castings',
  roles: ['supplier'],
  numbers: ['104417'],
  domains: ['ostrel.example'],
  contacts: [],
};

export function lineOf(changes: Partial<LineView> = {}): LineView {
  return {
    orderId: 'ostrel/4500118203',
    lineId: '20',
    orderKind: 'purchase',
    orderNumber: '4500118203',
    lineNumber: '20',
    partnerId: 'ostrel',
    partnerName: 'Ostrel Castings',
    item: { number: 'PH-220', description: 'Pump housing' },
    state: 'late',
    lateness: 6,
    reasons: [{ code: 'overdue', days: 6 }],
    ordered: 48,
    unit: 'pcs',
    sentOn: '2026-04-14',
    requestedOn: '2026-04-24',
    firstPromisedOn: '2026-05-01',
    promisedOn: '2026-05-01',
    shipments: [],
    receipts: [],
    customers: [],
    origin,
    ...changes,
  };
}

export function figureOf(changes: Partial<Figure> = {}): Figure {
  return {
    definition: 'otif/1',
    value: 0.784,
    unit: 'ratio',
    n: 139,
    hits: 109,
    interval: [0.7086, 0.8444],
    pending: 0,
    excluded: 0,
    standing: 'judged',
    target: 0.95,
    floor: 0.8,
    trend: [],
    origin,
    ...changes,
  };
}
