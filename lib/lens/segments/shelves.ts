import type { CalendarDate } from '../../domain/calendar-date.ts';
import { hashPair } from '../../store/hash.ts';

/** A part of all places: a card or page that asks for one partner reads this much, not everybody. */
interface Shelf<Place> {
  definition: number;
  day: CalendarDate;
  places: Place[];
}

/** Of ten thousand partners some 160 share one. */
const SHELVES = 64;

/** Under which name the place of this partner lies, with those of others. */
export function shelfKey(of: string, partnerId: string): string {
  return shelfName(of, hashPair(partnerId)[0] % SHELVES);
}

function shelfName(of: string, at: number): string {
  return `${of} shelf ${at}`;
}

/** All places on their shelves, by name; empty shelves too, so that none keeps what an earlier day put there. */
export function shelvesOf<Place>(
  of: string,
  { definition, day }: Pick<Shelf<Place>, 'definition' | 'day'>,
  places: readonly Place[],
  idOf: (place: Place) => string,
): [name: string, value: Shelf<Place>][] {
  const shelves = new Map<string, Shelf<Place>>();
  for (let at = 0; at < SHELVES; at += 1) shelves.set(shelfName(of, at), { definition, day, places: [] });
  for (const place of places) shelves.get(shelfKey(of, idOf(place)))?.places.push(place);
  return [...shelves];
}

/** True for what looks like one; its definition is still to be compared. */
export function isShelf<Place>(value: unknown): value is Shelf<Place> {
  return (
    typeof value === 'object' && value !== null && Array.isArray((value as Partial<Shelf<Place>>).places)
  );
}
