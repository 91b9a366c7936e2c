import { dunsNumber } from './check-digits.ts';
import { CUSTOMERS } from './company.ts';
import { companyName, domainOf, personName, TRADES, tradePart } from './invented-names.ts';
import { companyNumbers, withGtin } from './partner-numbers.ts';
import type { Random } from './random.ts';
import { randomFrom } from './random.ts';
import type { Currency, SampleCustomer, SampleDrift, SampleSupplier } from './sample-line.ts';
import { BUYERS, GROWN_FAIR, GROWN_POOR, GROWN_STEADY } from './supplier-traits.ts';
import { SUPPLIERS } from './suppliers.ts';

/** Records of two numbers that are one company, told by what they share. */
interface SamePartner {
  numbers: readonly [string, string];
  names: readonly [string, string];
  shares: readonly ('vat' | 'duns' | 'domain')[];
}

export interface SamplePartners {
  suppliers: readonly SampleSupplier[];
  customers: readonly SampleCustomer[];
  same: readonly SamePartner[];
}

/** Pairs as they stand in grown vendor masters: another spelling, entered a second time under a number of its own. */
const TWINS = [
  { names: ['Ostrel Metall GmbH', 'OSTREL METALL'], shares: ['vat', 'domain'] },
  { names: ['Tarnmoor Pipework Ltd', 'Tarnmoor Pipe Work Limited'], shares: ['duns'] },
  { names: ['Jastbrück Pumpenteile AG', 'Jastbrueck Pumpenteile'], shares: ['domain'] },
] as const;

const CURRENCIES: readonly Currency[] = ['EUR', 'EUR', 'EUR', 'USD', 'EUR', 'CHF', 'EUR', 'GBP'];
const FIRST_NUMBER = 100_700;

/** `suppliers` suppliers and `customers` customers: first those of the story, then grown ones. Fewer than the story has are not made. */
export function growPartners(seed: number, suppliers: number, customers: number): SamplePartners {
  const random = randomFrom(seed ^ 0x5a17);
  const grown: SampleSupplier[] = [];
  for (let index = 0; SUPPLIERS.length + grown.length < suppliers; index += 1)
    grown.push(grownSupplier(index, random));
  const same = grown.length >= TWINS.length * 2 ? TWINS.map((twin, at) => joinTwins(grown, twin, at)) : [];
  return {
    suppliers: [...SUPPLIERS, ...grown],
    customers: [...CUSTOMERS, ...grownCustomers(customers - CUSTOMERS.length)],
    same,
  };
}

function grownSupplier(index: number, random: Random): SampleSupplier {
  const trade = TRADES[index % TRADES.length] ?? TRADES[0];
  if (!trade) throw new Error('No trade.');
  const name = companyName(index, trade.name);
  const short = `${name.slice(0, 3).toUpperCase()}${index % 10}`;
  const domain = domainOf(name);
  const contact = personName(index);
  const traits = [GROWN_STEADY, GROWN_FAIR, GROWN_STEADY, GROWN_FAIR, GROWN_POOR][index % 5] ?? GROWN_FAIR;
  const supplier: SampleSupplier = {
    name,
    short,
    number: `${FIRST_NUMBER + index * 7}`,
    domain,
    contact,
    email: `${contact.split(' ')[0]?.toLowerCase()}@${domain}`,
    currency: CURRENCIES[index % CURRENCIES.length] ?? 'EUR',
    ...companyNumbers(index + SUPPLIERS.length),
    ...BUYERS[trade.group as keyof typeof BUYERS],
    leadDays: random.whole(10, 35),
    closedLines: 0,
    ...traits,
    open: [],
    items: Array.from({ length: random.whole(3, 9) }, (_, size) =>
      withGtin(tradePart(trade, size + (index % 3), short)),
    ),
  };
  const drift = driftOf(index, supplier, random);
  return drift ? { ...supplier, drift } : supplier;
}

/** Some suppliers change on one day: late shares double or halve, rejects, lead times or prices rise. */
function driftOf(index: number, supplier: SampleSupplier, random: Random): SampleDrift | undefined {
  const changeOn = ['2025-03-03', '2025-06-02', '2025-09-01', '2025-11-03', '2026-01-12'][random.whole(0, 4)];
  if (changeOn === undefined) return undefined;
  const [late] = supplier.lateShare;
  const [reject] = [supplier.rejectShare];
  const lead = supplier.leadDays;
  switch (index % 9) {
    case 2:
      return { changeOn, lateShare: [late, Math.min(0.75, late * 4 + 0.15)] };
    case 4:
      return { changeOn, lateShare: [late, late / 4] };
    case 5:
      return { changeOn, rejectShare: [reject, reject * 4 + 0.05] };
    case 7:
      return { changeOn, leadDays: [lead, Math.round(lead * 1.6)] };
    case 8:
      return { changeOn, price: [1, 1.12] };
    default:
      return undefined;
  }
}

/** Makes the `at`th pair of grown suppliers two records of one company. */
function joinTwins(grown: SampleSupplier[], twin: (typeof TWINS)[number], at: number): SamePartner {
  const places = [at * 2, at * 2 + 1] as const;
  const [first, second] = [grown[places[0]], grown[places[1]]];
  if (!first || !second) throw new Error('Too few suppliers for twins.');
  const shares: readonly ('vat' | 'duns' | 'domain')[] = twin.shares;
  const domain = domainOf(twin.names[0]);
  const firstName = { ...first, name: twin.names[0], domain, email: `sales@${domain}` };
  const duns = dunsNumber(97_290_000 + at);
  grown[places[0]] = shares.includes('duns') ? { ...firstName, duns } : firstName;
  const own = domainOf(twin.names[1]);
  const secondDomain = shares.includes('domain') ? domain : own;
  const { vat: _vat, duns: _duns, gln: _gln, ...rest } = second;
  grown[places[1]] = {
    ...rest,
    name: twin.names[1],
    domain: secondDomain,
    email: `office@${secondDomain}`,
    ...(shares.includes('vat') ? { vat: first.vat } : {}),
    ...(shares.includes('duns') ? { duns } : {}),
  };
  return { numbers: [first.number, second.number], names: twin.names, shares };
}

const CUSTOMER_TRADES = ['Water', 'Foods', 'Energy', 'Shipyards', 'Paper Mill', 'Cooling', 'Works', 'Agro'];

function grownCustomers(count: number): SampleCustomer[] {
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const name = companyName(index + 211, CUSTOMER_TRADES[index % CUSTOMER_TRADES.length] ?? 'Works');
    return { name, email: `purchasing@${domainOf(name)}` };
  });
}
