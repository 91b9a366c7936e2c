import { isoOf } from './days.ts';
import { seedOf } from './line-extras.ts';
import { TODAY } from './line-life.ts';
import { randomFrom } from './random.ts';
import type { SampleCustomer, SampleSupplier } from './sample-line.ts';

/** A dated statement about a partner from outside its orders. */
export interface SampleFact {
  partnerNumber?: string;
  partner: string;
  kind: string;
  label?: string;
  value?: number | string;
  unit?: string;
  validFrom: string;
  validTo?: string;
  source: string;
}

const QUARTER = '2026-04-01';

/** Certificates, ratings and what segments rest on. The single-source and switching values put suppliers into all four quadrants. */
export function factsOf(
  suppliers: readonly SampleSupplier[],
  customers: readonly SampleCustomer[],
): SampleFact[] {
  return [...suppliers.flatMap(ofSupplier), ...customers.flatMap(ofCustomer)];
}

function ofSupplier({ number, name }: SampleSupplier, place: number): SampleFact[] {
  const random = randomFrom(seedOf(`facts ${number}`));
  const about = { partnerNumber: number, partner: name };
  // Every seventh certificate has run out.
  const until = TODAY + (place % 7 === 2 ? -random.whole(10, 90) : random.whole(40, 700));
  const hard = place % 4 < 2;
  const facts: SampleFact[] = [
    {
      ...about,
      kind: 'Certificate',
      label: 'ISO 9001',
      validFrom: isoOf(until - 1095),
      validTo: isoOf(until),
      source: 'Sample certifier',
    },
    said(about, 'Financial risk', 'Credit index', random.whole(20, 90), 'points', 'Sample credit bureau'),
    said(
      about,
      'Switching months',
      'Time to qualify another source',
      hard ? random.whole(8, 18) : random.whole(1, 4),
      'months',
      'Purchasing',
    ),
    said(
      about,
      'Single source share',
      'Share of items with one source',
      hard ? random.whole(55, 95) : random.whole(0, 30),
      '%',
      'Purchasing',
    ),
    said(
      about,
      'Partner revenue',
      'Annual revenue',
      random.whole(4, 400) * 1_000_000,
      'EUR',
      'Annual report',
    ),
    said(about, 'Attractiveness', 'How attractive we are to it', random.whole(1, 5), 'of 5', 'Purchasing'),
  ];
  if (place % 10 === 0)
    facts.push(said(about, 'Critical', 'Holds our casting patterns', 'yes', undefined, 'Purchasing'));
  return facts;
}

function ofCustomer({ name }: SampleCustomer): SampleFact[] {
  const random = randomFrom(seedOf(`facts ${name}`));
  const spent = random.whole(2, 60) * 100_000;
  return [
    said({ partner: name }, 'Customer wallet', 'What it spends on pumps a year', spent, 'EUR', 'Sales'),
  ];
}

function said(
  about: Pick<SampleFact, 'partnerNumber' | 'partner'>,
  kind: string,
  label: string,
  value: number | string,
  unit: string | undefined,
  source: string,
): SampleFact {
  return { ...about, kind, label, value, unit, validFrom: QUARTER, source };
}
