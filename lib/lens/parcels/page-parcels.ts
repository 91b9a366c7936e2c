import type { Mention } from '../../domain/mention.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { PageReading } from '../../domain/page-reading.ts';
import { findCandidates } from '../../recognise/candidates.ts';
import { type Parcel, parcelOf, parcelsIn } from '../../recognise/tracking/parcel-of.ts';
import type { PageView, Subject } from '../views.ts';
import type { ParcelView } from './parcel-views.ts';

type LinesSubject = Extract<Subject, { kind: 'lines' }>;

/** What a page says of parcels: its readings say beside which order they stand, its mentions that they stand there. */
export interface PageSays {
  mentions: readonly Pick<Mention, 'raw' | 'kind' | 'labelled'>[];
  readings: readonly PageReading[];
}

/** A parcel, and the spellings of the order that the page names it with; none where it says nothing of that. */
interface Named {
  parcel: Parcel;
  orders: readonly string[];
}

/** Whether a number that nobody knows is kept for being a parcel, although nothing labels it. */
export function isParcel(mention: Pick<Mention, 'raw' | 'kind'>): boolean {
  return mention.kind === 'number' && parcelOf(mention.raw)?.speaksForItself === true;
}

/**
 * The page with the parcels that stand on it and are not in the records: beside their order where the page names it, or
 * shows no other; else on their own. A parcel is no unknown number any more.
 */
export function withParcels(view: PageView, says: PageSays): PageView {
  const found = namedOn(says);
  if (found.size === 0) return view;
  const only = onlyOrder(view.subjects);
  const subjects = view.subjects.map((subject) => {
    if (subject.kind !== 'lines') return subject;
    const parcels = parcelsOf(subject, found.values(), subject === only);
    return parcels.length > 0 ? { ...subject, parcels } : subject;
  });
  const tied = new Set(
    subjects
      .flatMap((each) => (each.kind === 'lines' ? (each.parcels ?? []) : []))
      .map((each) => each.number),
  );
  const known = shipmentsOf(view.subjects);
  const parcels = [...found.values()]
    .filter(({ parcel: { number } }) => !tied.has(number) && !known.has(number))
    .map(({ parcel }) => viewOf(parcel));
  const unknown = view.unknown.filter((raw) => !found.has(normaliseNumber(raw)));
  return { ...view, subjects, unknown, ...(parcels.length > 0 ? { parcels } : {}) };
}

/** One subject with the parcels that its page names with its order. */
export function subjectWithParcels(subject: Subject, says: PageSays): Subject {
  if (subject.kind !== 'lines') return subject;
  const parcels = parcelsOf(subject, namedOn(says).values(), false);
  return parcels.length > 0 ? { ...subject, parcels } : subject;
}

function namedOn({ mentions, readings }: PageSays): Map<string, Named> {
  const found = new Map<string, Named>();
  for (const { rows } of readings) {
    for (const row of rows) {
      const parcels = row.fields.tracking ? parcelsIn(row.fields.tracking) : [];
      for (const parcel of parcels) {
        const before = found.get(parcel.number)?.orders ?? [];
        found.set(parcel.number, { parcel, orders: [...before, ...keysOf(row.order)] });
      }
    }
  }
  const orders = new Set(readings.flatMap(({ rows }) => rows.map((row) => row.order)));
  const [order] = orders;
  for (const mention of mentions) {
    const parcel = parcelOf(mention.raw);
    const counts = parcel?.speaksForItself || (mention.kind === 'shipment' && mention.labelled);
    if (!parcel || !counts || found.has(parcel.number)) continue;
    found.set(parcel.number, { parcel, orders: orders.size === 1 && order ? keysOf(order) : [] });
  }
  return found;
}

function keysOf(order: string): string[] {
  return findCandidates(order, { kind: 'purchase-order' }).flatMap(({ keys }) => keys);
}

function parcelsOf(subject: LinesSubject, found: Iterable<Named>, takesAll: boolean): ParcelView[] {
  const numbers = new Set(subject.lines.map((line) => normaliseNumber(line.orderNumber)));
  const known = shipmentsOf([subject]);
  return [...found]
    .filter(({ parcel, orders }) => {
      if (known.has(parcel.number)) return false;
      return orders.length === 0 ? takesAll : orders.some((key) => numbers.has(key));
    })
    .map(({ parcel }) => viewOf(parcel));
}

/** The one order of a page that speaks of no other. */
function onlyOrder(subjects: readonly Subject[]): Subject | undefined {
  const orders = subjects.filter((each) => each.kind === 'ambiguous' || each.kind === 'lines');
  return orders.length === 1 ? orders[0] : undefined;
}

function shipmentsOf(subjects: readonly Subject[]): Set<string> {
  const lines = subjects.flatMap((subject) => (subject.kind === 'lines' ? subject.lines : []));
  return new Set(lines.flatMap((line) => line.shipments.map(({ number }) => normaliseNumber(number))));
}

function viewOf({ number, carriers, country }: Parcel): ParcelView {
  return { number, carriers, ...(country ? { country } : {}) };
}
