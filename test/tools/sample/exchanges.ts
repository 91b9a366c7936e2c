import { dayOf, isoOf } from './days.ts';
import { seedOf } from './line-extras.ts';
import { TODAY } from './line-life.ts';
import { randomFrom } from './random.ts';
import { SAMPLE_TODAY, type SampleSupplier } from './sample-line.ts';
import { afterWorking, endOf, instantText, spreadHours, workingMinute } from './working-time.ts';

/** A question to or from a supplier. Times are texts in UTC. */
export interface SampleExchange {
  supplier: string;
  name: string;
  title: string;
  awaiting: 'Supplier' | 'Us';
  askedAt: string;
  answeredAt?: string;
}

/** How a supplier answers: working hours at the median, and from which month on so many times as long. */
export interface ResponseTruth {
  supplier: string;
  name: string;
  perWeek: number;
  medianHours: number;
  /** First day of the month in which it changes; absent where it stays. */
  onset?: string;
  factor?: number;
}

const WEEKS = 78;
const TITLES = [
  'Delivery date',
  'Order confirmation',
  'Drawing revision',
  'Price list',
  'Certificate of material',
  'Packing',
];
/** The suppliers with whom most is written; of them every third answers twice as slowly from one month on. */
const BUSY = 9;
const ONSETS = ['2025-09-01', '2025-11-01', '2026-01-01'];

/** How each supplier answers, settled by its place in the vendor master. */
export function responsesOf(suppliers: readonly SampleSupplier[]): ResponseTruth[] {
  return suppliers.map(({ number, name }, place) => {
    const drifts = place < BUSY && place % 3 === 1;
    return {
      supplier: number,
      name,
      perWeek: place < BUSY ? 4 : 0.4,
      medianHours: 3 + ((place * 5) % 9),
      ...(drifts ? { onset: ONSETS[Math.floor(place / 3) % ONSETS.length], factor: 2.2 } : {}),
    };
  });
}

/** Every question of the last year and a half, the oldest first. */
export function exchangesOf(suppliers: readonly SampleSupplier[]): SampleExchange[] {
  return responsesOf(suppliers)
    .flatMap(oneSupplier)
    .sort((a, b) => (a.askedAt < b.askedAt ? -1 : 1));
}

function oneSupplier(truth: ResponseTruth): SampleExchange[] {
  const random = randomFrom(seedOf(`exchanges ${truth.supplier}`));
  const exchanges: SampleExchange[] = [];
  for (let week = WEEKS; week > 0; week -= 1) {
    for (let nth = 0; nth < Math.ceil(truth.perWeek); nth += 1) {
      if (!random.chance(truth.perWeek / Math.ceil(truth.perWeek))) continue;
      const asked = workingMinute(TODAY - week * 7 + random.whole(0, 6), random);
      const slow = truth.onset !== undefined && asked >= dayOf(truth.onset) * 1440 ? (truth.factor ?? 1) : 1;
      const ours = random.chance(0.15);
      const hours = spreadHours(ours ? 5 : truth.medianHours * slow, 0.7, random);
      const answered = afterWorking(asked, hours);
      const forgotten = random.chance(0.02);
      const known = !forgotten && answered < endOf(SAMPLE_TODAY);
      exchanges.push({
        supplier: truth.supplier,
        name: truth.name,
        title: random.pick(TITLES),
        awaiting: ours ? 'Us' : 'Supplier',
        askedAt: instantText(asked),
        ...(known ? { answeredAt: instantText(answered) } : {}),
      });
    }
  }
  return exchanges.filter(({ askedAt }) => askedAt.slice(0, 10) <= isoOf(TODAY));
}
