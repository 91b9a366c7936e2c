import { isoOf } from './days.ts';
import { seedOf } from './line-extras.ts';
import { TODAY } from './line-life.ts';
import { type Random, randomFrom } from './random.ts';
import type { SampleCustomer } from './sample-line.ts';

/** What may become an order of a customer, in the words of the product's own records; the customer by its name. */
export interface SampleChance {
  partner: string;
  kind: 'opportunity' | 'quote' | 'lead' | 'campaign';
  title: string;
  state: 'open' | 'won' | 'lost';
  status: string;
  owner?: string;
  amount?: { amount: string; currency: string };
  probability?: number;
  closesOn?: string;
  renewal?: true;
  number?: string;
  validUntil?: string;
  name?: string;
  from?: string;
  contact?: string;
  startsOn?: string;
  endsOn?: string;
  responded?: boolean;
}

/** What is so of a customer's open opportunities, and stands in no field. */
export interface ChanceTruth {
  partner: string;
  open: number;
  overdue: number;
  renewals: number;
  without: number;
  /** Cents by currency. */
  cents: Record<string, number>;
}

const OWNERS = ['Jonas Adeyemi', 'Mirela Okafor'] as const;
const STAGES = [
  { status: 'Qualification', probability: 0.2 },
  { status: 'Proposal', probability: 0.5 },
  { status: 'Negotiation', probability: 0.8 },
] as const;
const WHAT = [
  'Pumps for a new line',
  'Spare parts for a year',
  'Replacement of old pumps',
  'Pressure station',
] as const;
const CENTS = 100;

/** Of two in three customers what is open, of every second of those also what is past, a quote, a lead or a campaign. */
export function chancesOf(customers: readonly SampleCustomer[]): SampleChance[] {
  return customers.flatMap((customer, place) => (place % 3 === 2 ? [] : ofCustomer(customer, place)));
}

function ofCustomer({ name: partner }: SampleCustomer, place: number): SampleChance[] {
  const random = randomFrom(seedOf(`pipeline ${partner}`));
  const owner = random.pick(OWNERS);
  const deal = (nth: number): SampleChance => {
    // Every fifth should have closed already.
    const closes = TODAY + ((place + nth) % 5 === 0 ? -random.whole(3, 40) : random.whole(5, 120));
    return {
      ...{ partner, kind: 'opportunity', title: random.pick(WHAT), state: 'open', owner },
      ...random.pick(STAGES),
      // Some are not valued yet.
      ...((place + nth) % 7 === 3 ? {} : { amount: worth(random, nth === 2 ? 'USD' : 'EUR') }),
      closesOn: isoOf(closes),
    };
  };
  const all = Array.from({ length: 1 + (place % 3) }, (_, nth) => deal(nth));
  if (place % 4 === 0)
    all.push({ ...deal(9), title: 'Service agreement 2026', status: 'Proposal', renewal: true });
  if (place % 2 === 0) all.push(...others(partner, owner, random));
  return all;
}

function others(partner: string, owner: string, random: Random): SampleChance[] {
  const of = { partner, owner };
  return [
    {
      ...{
        ...of,
        kind: 'opportunity',
        title: 'Pumps for the test field',
        state: 'won',
        status: 'Closed won',
      },
      ...{ amount: worth(random, 'EUR'), closesOn: isoOf(TODAY - random.whole(60, 300)) },
    },
    {
      ...{ ...of, kind: 'quote', title: 'Second offer', state: 'open', status: 'Sent' },
      ...{ number: `Q-${random.whole(4_000, 9_999)}`, amount: worth(random, 'EUR') },
      validUntil: isoOf(TODAY + random.whole(3, 30)),
    },
    {
      ...{ ...of, kind: 'lead', title: 'Alva Brandt', name: 'Alva Brandt', state: 'open', status: 'Working' },
      from: 'Trade fair',
    },
    {
      ...{ partner, kind: 'campaign', title: 'Open day at the works', state: 'open', status: 'Invited' },
      ...{ contact: 'Goods in', responded: random.chance(0.5) },
      ...{ startsOn: isoOf(TODAY - 20), endsOn: isoOf(TODAY + 25) },
    },
  ];
}

function worth(random: Random, currency: string): { amount: string; currency: string } {
  return { amount: `${random.whole(20, 900) * CENTS}.00`, currency };
}

/** What the open opportunities of each customer come to. */
export function chanceTruths(chances: readonly SampleChance[]): ChanceTruth[] {
  const truths = new Map<string, ChanceTruth>();
  const today = isoOf(TODAY);
  for (const { partner, kind, state, amount, closesOn = '', renewal } of chances) {
    if (kind !== 'opportunity' || state !== 'open') continue;
    const truth = truths.get(partner) ?? { partner, open: 0, overdue: 0, renewals: 0, without: 0, cents: {} };
    truths.set(partner, truth);
    truth.open += 1;
    if (closesOn < today) truth.overdue += 1;
    if (renewal) truth.renewals += 1;
    if (amount)
      truth.cents[amount.currency] = (truth.cents[amount.currency] ?? 0) + Number(amount.amount) * CENTS;
    else truth.without += 1;
  }
  return [...truths.values()];
}
