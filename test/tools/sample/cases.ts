import { seedOf } from './line-extras.ts';
import { TODAY } from './line-life.ts';
import { randomFrom } from './random.ts';
import { SAMPLE_TODAY, type SampleCustomer, type SampleSupplier } from './sample-line.ts';
import { afterWorking, endOf, instantText, spreadHours, workingMinute } from './working-time.ts';

/** A complaint or an open question that has to be settled in an agreed time. Times are texts in UTC. */
export interface SampleCase {
  number: string;
  /** A supplier's number; customers are known by name only. */
  partnerNumber?: string;
  partner: string;
  title: string;
  priority: 'Critical' | 'High' | 'Normal' | 'Low';
  targetHours: number;
  raisedAt: string;
  resolvedAt?: string;
  pausedAt?: string;
  resumedAt?: string;
  /** Working hours until it was settled, pauses taken off; absent while it is open. */
  hours?: number;
}

const TARGETS = { Critical: 4, High: 8, Normal: 24, Low: 40 } as const;
const PRIORITIES = ['Critical', 'High', 'High', 'Normal', 'Normal', 'Normal', 'Low'] as const;
const TITLES = [
  'Damaged packing',
  'Wrong drawing index',
  'Missing certificate',
  'Short delivery',
  'Leak at test',
  'Invoice differs',
];
const DAYS = 360;

/** Some two a supplier and three a customer in the last year, by their number. */
export function casesOf(
  suppliers: readonly SampleSupplier[],
  customers: readonly SampleCustomer[],
): SampleCase[] {
  const partners = [
    ...suppliers.map(({ number, name }, place) => ({ number, name, count: place < 12 ? 5 : 1 })),
    ...customers.map(({ name }, place) => ({ number: undefined, name, count: place < 8 ? 4 : 1 })),
  ];
  return partners
    .flatMap(({ number, name, count }) =>
      Array.from({ length: count }, (_, nth) => oneCase(number, name, nth)),
    )
    .sort((a, b) => (a.raisedAt < b.raisedAt ? -1 : 1))
    .map((each, place) => ({ ...each, number: `C-${20_001 + place}` }));
}

function oneCase(partnerNumber: string | undefined, partner: string, nth: number): SampleCase {
  const random = randomFrom(seedOf(`case ${partner} ${nth}`));
  const raised = workingMinute(TODAY - random.whole(1, DAYS), random);
  const priority = random.pick(PRIORITIES);
  const hours = spreadHours(TARGETS[priority] * 0.6, 0.8, random);
  // Every fifth waits once for the other side, for a working day.
  const pause = random.chance(0.2) ? 8 : 0;
  const paused = afterWorking(raised, hours / 2);
  const resumed = afterWorking(paused, pause);
  const resolved = afterWorking(resumed, hours / 2);
  const end = endOf(SAMPLE_TODAY);
  const each: SampleCase = {
    number: '',
    partnerNumber,
    partner,
    title: random.pick(TITLES),
    priority,
    targetHours: TARGETS[priority],
    raisedAt: instantText(raised),
  };
  if (pause > 0 && paused < end) each.pausedAt = instantText(paused);
  if (pause > 0 && resumed < end) each.resumedAt = instantText(resumed);
  // One in twenty stays open, whatever was agreed.
  if (resolved < end && !random.chance(0.05))
    return { ...each, resolvedAt: instantText(resolved), hours: Math.round(hours * 100) / 100 };
  return each;
}
