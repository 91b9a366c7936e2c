import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { visibleOrder } from '../../kpi/as-of.ts';
import { addDemand, type CustomerDemand, type DemandBook } from '../../kpi/segments/demand.ts';
import type { LensContext } from '../context.ts';
import { stampOf } from '../partner/stored-summary.ts';

const DEMAND_DEFINITION = 1;

type Newest = [sourceId: string, fetchedAt: number];
type PackedDemand = [
  customerId: string,
  undated: number,
  newest: Newest,
  days: [day: number, lines: number, amounts: [key: string, amount: number][]][],
];

/** What one partner delivers for customers, by day, made beside its summary. */
export interface DemandRecord {
  definition: number;
  day: CalendarDate;
  stamp: string;
  /** JSON, so that it is read as one text. */
  customers: string;
}

/** Under which names they lie among what is gathered. */
export const DEMAND_PREFIX = 'demand ';

export function demandKey(partnerId: string): string {
  return DEMAND_PREFIX + partnerId;
}

/** Makes the record of one partner from its orders, which go in one by one in any sequence. Null where it serves nobody. */
export function demandMaker(context: LensContext) {
  const book: DemandBook = new Map();
  const newest = new Map<string, Newest>();
  return {
    add(stored: Order): void {
      if (!stored.lines.some(({ pegs }) => pegs.length > 0)) return;
      const order = visibleOrder(stored, context.now.today);
      if (order === null) return;
      addDemand(book, order);
      for (const { pegs, provenance } of order.lines)
        for (const { customerId } of pegs)
          newest.set(customerId, newerOf(newest.get(customerId), provenance));
    },
    end(): DemandRecord | null {
      if (book.size === 0) return null;
      const customers = [...book].map(
        ([id, { undated, days }]): PackedDemand => [
          id,
          undated,
          newest.get(id) ?? ['', 0],
          [...days].map(([day, { lines, amounts }]) => [day, lines, [...amounts].map(toCents)]),
        ],
      );
      return {
        definition: DEMAND_DEFINITION,
        day: context.now.today,
        stamp: stampOf(context),
        customers: JSON.stringify(customers),
      };
    },
  };
}

function newerOf(known: Newest | undefined, { sourceId, fetchedAt }: Provenance): Newest {
  return known && known[1] >= fetchedAt ? known : [sourceId, fetchedAt];
}

function toCents([key, amount]: [string, number]): [string, number] {
  return [key, Math.round(amount * 100) / 100];
}

/** True for a record of this definition, day and settings: what else lies there is left out. */
export function isDemandRecord(value: unknown, day: CalendarDate, stamp: string): value is DemandRecord {
  if (typeof value !== 'object' || value === null) return false;
  const record = value as Partial<DemandRecord>;
  return record.definition === DEMAND_DEFINITION && record.day === day && record.stamp === stamp;
}

/** The demand of each customer in a record. */
export function unpackDemand({ customers }: DemandRecord): [id: string, newest: Newest, CustomerDemand][] {
  return (JSON.parse(customers) as PackedDemand[]).map(([id, undated, newest, days]) => [
    id,
    newest,
    {
      undated,
      days: new Map(days.map(([day, lines, amounts]) => [day, { lines, amounts: new Map(amounts) }])),
    },
  ]);
}
