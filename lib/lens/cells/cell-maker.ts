import { dayNumber } from '../../domain/calendar-date.ts';
import type { Order } from '../../domain/order.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { Cell } from '../../kpi/cells/cell.ts';
import { type CellBook, cellsOf, monthNumber } from '../../kpi/cells/cell-book.ts';
import type { CellsRecord } from '../../store/partner-cells.ts';
import type { LensContext } from '../context.ts';
import { bookFor, type Measures, measuresOf } from '../partner/measures.ts';
import { addRelations, type Relations } from '../partner/relations.ts';
import { orderDigest } from './order-digest.ts';
import {
  CELLS_DEFINITION,
  cellsText,
  holdsOn,
  isSettled,
  monthsAt,
  placesOf,
  readStoredCells,
  rulesKey,
  type StoredCells,
  type StoredMonth,
  type StoredSet,
} from './stored-cells.ts';

export interface MadeCells {
  /** To be stored; null where what is stored holds as it is. */
  record: CellsRecord | null;
  /** What figures are read from, under the rules of one of the contexts. */
  measuresUnder: (context: LensContext) => Measures;
}

/** An order as it stands in the index. */
interface Filed {
  digest: number;
  months: Iterable<number>;
  hidden: boolean;
}

const ANEW = -1;

/**
 * Makes the cells of one partner under the rules of each context, from what is stored and all its orders. `see` takes each
 * order once. An order whose digest is stored is left as it is; a new or changed one goes into the cells. The months of
 * what changed, came or went have to be made anew: where `again` answers true, all orders must come a second time, in
 * the same sequence, and those of them that have a part in such a month go in too. All other months stay as stored.
 */
export class CellMaker {
  private readonly partnerId: string;
  private readonly context: LensContext;
  private readonly contexts = new Map<string, LensContext>();
  private readonly stored: StoredCells | null;
  private readonly books = new Map<string, CellBook>();
  private readonly places: Map<number, number>;
  /** Of each order that was seen, its place in the stored index. */
  private readonly seen: number[] = [];
  private readonly fresh: Filed[] = [];
  private stale: ReadonlySet<number> | null = null;
  private turn = 0;

  constructor(partnerId: string, stored: unknown, contexts: readonly LensContext[]) {
    const [context] = contexts;
    if (!context) throw new Error('Cells are made under some rules.');
    this.partnerId = partnerId;
    this.context = context;
    for (const each of contexts) {
      this.contexts.set(rulesKey(each), each);
      this.books.set(rulesKey(each), bookFor(partnerId, each));
    }
    const read = readStoredCells(stored, partnerId);
    const usable =
      read && read.day <= context.now.today && [...this.books.keys()].every((key) => read.sets.has(key));
    this.stored = usable ? read : null;
    this.places = this.stored ? placesOf(this.stored.orders) : new Map();
  }

  see(order: Order): void {
    if (order.kind !== 'purchase') return;
    const digest = orderDigest(order, this.context);
    const place = this.places.get(digest);
    const holds = place !== undefined && (this.isToday() || this.stored?.orders.hidden[place] === 0);
    this.seen.push(holds ? place : ANEW);
    if (!holds) this.fresh.push(this.goIn(order, digest));
  }

  private isToday(): boolean {
    return this.stored?.day === this.context.now.today;
  }

  /** Adds an order to the cells of all rules; answers where it went. */
  private goIn(order: Order, digest: number): Filed {
    const months = new Set<number>();
    let hidden = false;
    for (const book of this.books.values()) {
      const before = book.hidden;
      book.hidden = false;
      book.touched = months;
      addOrderToCells(book, order);
      hidden ||= book.hidden;
      book.hidden ||= before;
    }
    return { digest, months, hidden };
  }

  /** True when the orders have to come once more; to be asked when all were seen. */
  again(): boolean {
    const { stored } = this;
    if (!stored) return false;
    const stale = this.staleMonths(stored);
    this.stale = stale;
    for (const book of this.books.values()) {
      book.only = stale;
      book.touched = null;
    }
    return stale.size > 0 && this.seen.some((place) => place !== ANEW && this.isStale(stored, place));
  }

  private isStale(stored: StoredCells, place: number): boolean {
    return this.stale !== null && monthsAt(stored.orders, place).some((month) => this.stale?.has(month));
  }

  /** Of orders that went or came, and of cells that hold no longer or are damaged. */
  private staleMonths(stored: StoredCells): Set<number> {
    const stale = new Set<number>();
    const kept = new Set(this.seen);
    stored.orders.digests.forEach((_, place) => {
      if (!kept.has(place)) for (const month of monthsAt(stored.orders, place)) stale.add(month);
    });
    for (const { months } of this.fresh) for (const month of months) stale.add(month);
    const today = dayNumber(this.context.now.today);
    for (const key of this.books.keys())
      for (const [month, { cells }] of stored.sets.get(key)?.months ?? [])
        if (cells === null || !holdsOn(cells, today)) stale.add(month);
    return stale;
  }

  seeAgain(order: Order): void {
    if (order.kind !== 'purchase' || !this.stored) return;
    const place = this.seen[this.turn++] ?? ANEW;
    if (place === ANEW || !this.isStale(this.stored, place)) return;
    for (const book of this.books.values()) addOrderToCells(book, order);
  }

  /** `relations`: what is known of the partner beside its orders; few beside them, they are always gone through. */
  end(relations: Relations): MadeCells {
    const sets = new Map<string, StoredSet>();
    const measures = new Map<string, () => Measures>();
    for (const [key, book] of this.books) {
      const months = this.monthsOf(key, book);
      const beside = bookFor(this.partnerId, this.contexts.get(key) ?? this.context);
      addRelations(beside, relations);
      const cells = cellsOf(beside);
      const isKept = !beside.hidden && isSettled(cells);
      sets.set(key, { months, relations: isKept ? { text: cellsText(cells), cells } : null });
      measures.set(key, () => measuresOf([...cellsIn(months), ...cells]));
    }
    const made = new Map<string, Measures>();
    return {
      record: this.recordOf(sets),
      measuresUnder: (context) => {
        const key = rulesKey(context);
        const known = made.get(key) ?? measures.get(key)?.();
        if (!known) throw new Error('Cells were asked for under rules that they were not made under.');
        made.set(key, known);
        return known;
      },
    };
  }

  /** The months of one set: those that were made, and the stored ones that hold. */
  private monthsOf(key: string, book: CellBook): Map<number, StoredMonth> {
    const months = new Map<number, StoredMonth>();
    for (const [month, kept] of this.stored?.sets.get(key)?.months ?? [])
      if (!this.stale?.has(month)) months.set(month, kept);
    const made = new Map<number, Cell[]>();
    for (const cell of cellsOf(book)) {
      const month = monthNumber(cell.month);
      made.set(month, [...(made.get(month) ?? []), cell]);
    }
    for (const [month, cells] of made) months.set(month, { text: cellsText(cells), cells });
    return months;
  }

  private recordOf(sets: ReadonlyMap<string, StoredSet>): CellsRecord | null {
    const orders = [...this.filedBefore(), ...this.fresh];
    if (this.holdsAsStored(sets, orders.length)) return null;
    return {
      partnerId: this.partnerId,
      definition: CELLS_DEFINITION,
      day: this.context.now.today,
      sets: [...sets].map(([rules, { months, relations }]) => ({
        rules,
        months: [...months].map(([, { text, cells }]) => [cells?.[0]?.month ?? '', text]),
        relations: relations?.text ?? null,
      })),
      orders: indexOf(orders),
    };
  }

  private holdsAsStored(sets: ReadonlyMap<string, StoredSet>, orders: number): boolean {
    const { stored } = this;
    const beside = [...sets].map(([key, { relations }]) => [
      relations?.text,
      stored?.sets.get(key)?.relations?.text,
    ]);
    // Of most customers nothing is counted: an empty record would only take its place.
    if (stored === null) return orders === 0 && beside.every(([now]) => now === cellsText([]));
    if (this.stale?.size !== 0 || this.fresh.length > 0 || orders !== stored.orders.digests.length)
      return false;
    return beside.every(([now, before]) => now === before);
  }

  private filedBefore(): Filed[] {
    const { stored } = this;
    if (!stored) return [];
    return this.seen.flatMap((place): Filed[] => {
      if (place === ANEW) return [];
      const { digests, hidden } = stored.orders;
      return [
        {
          digest: digests[place] ?? 0,
          months: monthsAt(stored.orders, place),
          hidden: hidden[place] !== 0,
        },
      ];
    });
  }
}

function cellsIn(months: Map<number, StoredMonth>): Cell[] {
  return [...months.values()].flatMap(({ cells }) => cells ?? []);
}

function indexOf(orders: readonly Filed[]): CellsRecord['orders'] {
  const months: number[] = [];
  const ends = orders.map((order) => {
    months.push(...order.months);
    return months.length;
  });
  return {
    digests: Float64Array.from(orders, ({ digest }) => digest),
    ends: Uint32Array.from(ends),
    months: Int32Array.from(months),
    hidden: Uint8Array.from(orders, ({ hidden }) => (hidden ? 1 : 0)),
  };
}
