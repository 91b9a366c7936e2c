import { addDays } from '../../../lib/domain/calendar-date.ts';
import type { Bundle } from '../../../lib/domain/share-bundle.ts';

/** Bundles of an invented relationship, as large as asked. */

const DAY = 86_400_000;
const ref = (n: number): string => n.toString(16).padStart(32, '0');
type Row = Bundle['theirs']['rows'][number];
type Line = Bundle['lines'][number];

const MONTHS = Array.from(
  { length: 12 },
  (_, at) => `${at < 8 ? 2025 : 2026}-${`${((at + 4) % 12) + 1}`.padStart(2, '0')}`,
);

function row(
  kpi: Row['kpi'],
  value: number | null,
  more: Partial<Row['figure']> = {},
  basis?: Row['basis'],
): Row {
  return {
    kpi,
    basis,
    share: 0.2,
    score: value === null ? null : 62.4,
    figure: {
      definition: `${kpi}/1`,
      value,
      unit: 'ratio',
      n: 139,
      pending: 3,
      excluded: 2,
      standing: 'judged',
      target: 0.95,
      floor: 0.8,
      trend: MONTHS.map((month, at) => ({
        month,
        value: value === null ? null : value * (1.1 - at / 110),
        n: 12,
      })),
      ...more,
    },
  };
}

const TOLERANCE = { late: 0, early: null, under: 0.02, over: null };

const THEIRS: Row[] = [
  {
    ...row('otif', 0.784, { hits: 109, interval: [0.7086, 0.8444], tolerance: TOLERANCE }, 'first-promised'),
    undisputed: { value: 0.796, n: 137, lines: 2 },
  },
  row('confirmation-changes', 0.273, { unit: 'count', lowerIsBetter: true, target: 0.1, floor: 0.25 }),
  row('quality-ppm', 1240, {
    unit: 'ppm',
    n: 48_210,
    interval: [965, 1594],
    target: 500,
    floor: 2500,
    lowerIsBetter: true,
  }),
  row('acknowledgement', 0.912, { n: 68, interval: [0.8206, 0.9589] }),
  row('lead-time', 23, {
    unit: 'days',
    n: 28,
    standing: 'provisional',
    interval: [11, 41],
    target: 25,
    floor: 40,
    lowerIsBetter: true,
  }),
  row('return-rate', 0, {
    n: 3,
    hits: 0,
    standing: 'too-few',
    lowerIsBetter: true,
    target: 0.01,
    floor: 0.05,
  }),
  row('asn-quality', null, { n: 0, missing: 'not-recorded', trend: [] }),
];

/** One line in three is late, one in ten is open; the second is contested, the third has a date proposed. */
function line(at: number, asOf: string): Line {
  const late = at % 3 === 0;
  const open = at % 10 === 4;
  const due = addDays(asOf, -30 - (at % 300));
  const arrived = addDays(due, late ? 1 + (at % 9) : -(at % 3));
  return {
    ref: ref(at + 1),
    order: `45001${`${17_731 - at}`.padStart(5, '0')}`,
    line: `${((at % 5) + 1) * 10}`,
    item: ['PH-220', 'VL-310', 'IM-90'][at % 3],
    supplierItem: `OS-${at % 40}`,
    description: 'Housing, machined',
    open,
    state: open ? (late ? 'late' : 'at-risk') : 'done',
    requestedOn: addDays(due, -4),
    firstPromisedOn: open ? addDays(asOf, at % 2 === 0 ? 5 : -3) : due,
    promisedOn: open ? addDays(asOf, 7) : due,
    ordered: 120,
    received: open ? 0 : 120,
    unit: 'pcs',
    shipments: open ? [] : [{ number: `ASN ${at}`, shippedOn: addDays(arrived, -2), quantity: 120 }],
    receipts: open ? [] : [{ receivedOn: arrived, quantity: 120 }],
    counts: [
      {
        row: 0,
        verdict: open ? 'pending' : late ? 'miss' : 'hit',
        why: open ? 'window-open' : late ? 'late' : 'in-window',
      },
    ],
    dispute:
      at === 3
        ? {
            answerId: 'a-1',
            reason: 'arrived-on-time',
            words: 'Delivered 27 Mar, signed slip 8812',
            state: 'open',
          }
        : at === 6
          ? {
              answerId: 'a-2',
              reason: 'other',
              words: 'Strike',
              state: 'rejected',
              because: 'Not agreed as a reason',
              decidedOn: asOf,
            }
          : undefined,
    proposal: at === 4 ? { answerId: 'a-3', date: addDays(asOf, 12), state: 'accepted' } : undefined,
  };
}

export interface BundleWish extends Partial<Bundle> {
  /** How many lines it has. */
  count?: number;
  now?: number;
}

/** A bundle that was issued an hour ago; every member may be set. */
export function bundleOf({ count = 30, now = Date.now(), ...more }: BundleWish = {}): Bundle {
  const asOf = new Date(now).toISOString().slice(0, 10);
  return {
    format: 'partnerlens-bundle',
    version: 1,
    kind: 'scorecard',
    share: ref(7),
    serial: 4,
    issuedAt: now - 3_600_000,
    expiresAt: now + 30 * DAY,
    from: 'Norvane Pumps',
    with: 'Ostrel Castings',
    sample: false,
    asOf,
    period: ['2025-05', '2026-04'],
    agreed: { version: 3, agreedOn: '2026-01-12', ours: 'M. Halvorsen', theirs: 'J. Adeyemi' },
    shared: {
      score: true,
      fields: ['dates', 'quantities', 'shipments', 'receipts', 'description'],
      until: addDays(asOf, 200),
      ours: 'M. Halvorsen',
      theirs: 'J. Adeyemi',
      agreedOn: '2026-01-12',
    },
    nextReviewOn: addDays(asOf, 14),
    theirs: {
      score: 65.5,
      grade: 'C',
      coverage: 0.92,
      undisputed: { score: 67.1, grade: 'C' },
      rows: THEIRS,
      history: MONTHS.map((month, at) => ({
        month,
        score: at < 10 ? 71.4 : 65.5,
        grade: at < 10 ? 'B' : 'C',
      })),
    },
    ours: {
      score: 78.2,
      grade: 'B',
      coverage: 1,
      rows: [
        row('our-payment', 0.968, { n: 64, interval: [0.89, 0.99] }),
        row('our-reply', 19, {
          unit: 'hours',
          target: 24,
          floor: 72,
          lowerIsBetter: true,
          n: 31,
          interval: [2, 70],
        }),
      ],
      history: MONTHS.map((month) => ({ month, score: 78.2, grade: 'B' })),
    },
    lines: Array.from({ length: count }, (_, at) => line(at, asOf)),
    actions: [
      {
        ref: ref(901),
        title: 'Second core box for PH-220',
        side: 'theirs',
        owner: 'Jonas Adeyemi',
        dueOn: addDays(asOf, -7),
        state: 'open',
      },
      {
        ref: ref(902),
        title: 'Weekly open-order call',
        side: 'theirs',
        dueOn: addDays(asOf, 8),
        state: 'acknowledged',
        acknowledgedOn: addDays(asOf, -2),
      },
      { ref: ref(903), title: 'Forecast sent by the 5th', side: 'ours', state: 'done' },
    ],
    comments: [
      {
        answerId: 'a-9',
        on: asOf,
        words: 'Please look at the April figures again.',
        reply: 'Done: two lines were corrected.',
      },
    ],
    ...more,
  };
}
