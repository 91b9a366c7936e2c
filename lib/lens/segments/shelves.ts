import type { CalendarDate } from '../../domain/calendar-date.ts';
import { hashPair } from '../../store/hash.ts';
import type { PlacedSupplier } from './place-suppliers.ts';

/** A part of all places: a card that asks for one supplier reads this much, not everybody. */
interface Shelf {
  definition: number;
  day: CalendarDate;
  suppliers: PlacedSupplier[];
}

/** Of ten thousand suppliers some 160 share one. */
const SHELVES = 64;

/** Under which name the place of this partner lies, with those of others. */
export function shelfKey(partnerId: string): string {
  return `places ${hashPair(partnerId)[0] % SHELVES}`;
}

/** All places on their shelves, by name; empty shelves too, so that none keeps what an earlier day put there. */
export function shelvesOf({ definition, day, suppliers }: Shelf): [name: string, value: Shelf][] {
  const shelves = new Map<string, Shelf>();
  for (let at = 0; at < SHELVES; at += 1) shelves.set(`places ${at}`, { definition, day, suppliers: [] });
  for (const supplier of suppliers) shelves.get(shelfKey(supplier.partnerId))?.suppliers.push(supplier);
  return [...shelves];
}

/** True for what looks like one; its definition is still to be compared. */
export function isShelf(value: unknown): value is Shelf {
  return typeof value === 'object' && value !== null && Array.isArray((value as Partial<Shelf>).suppliers);
}
