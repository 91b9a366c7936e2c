import { type Cell, mergeCells } from '../../kpi/cells/cell.ts';
import { monthNumber } from '../../kpi/cells/cell-book.ts';
import { packCell, unpackCell } from '../../kpi/cells/pack-cell.ts';
import type { CellsRecord } from '../../store/partner-cells.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';

/** Version of how cells are stored; what they hold has its own. Raise it with every change: older records are made anew. */
export const CELLS_DEFINITION = 1;

/** The cells of one month, with the text they are stored as; no cells where that is damaged. */
export interface StoredMonth {
  text: string;
  cells: readonly Cell[] | null;
}

/** The cells under one set of rules: by month number, and those beside orders where they are kept. */
export interface StoredSet {
  months: Map<number, StoredMonth>;
  relations: StoredMonth | null;
}

/** Cells as they were stored, read and checked. */
export interface StoredCells extends Pick<CellsRecord, 'day' | 'orders'> {
  /** By rules. */
  sets: Map<string, StoredSet>;
}

/** The rules that a partner is judged by, as one text: cells are stored under it. */
export function rulesKey({ policy }: LensContext): string {
  return JSON.stringify(kpiRulesOf(policy));
}

/** What is stored of a partner; null for what is none of this definition, or damaged beyond a month. */
export function readStoredCells(stored: unknown, partnerId: string): StoredCells | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const record = stored as Partial<CellsRecord>;
  const { definition, day, orders } = record;
  if (definition !== CELLS_DEFINITION || record.partnerId !== partnerId) return null;
  if (typeof day !== 'string' || !isIndex(orders)) return null;
  const sets = readSets(record.sets, partnerId);
  return sets && { day, orders, sets };
}

function isIndex(orders: unknown): orders is CellsRecord['orders'] {
  if (typeof orders !== 'object' || orders === null) return false;
  const { digests, ends, months, hidden } = orders as Partial<CellsRecord['orders']>;
  if (!(digests instanceof Float64Array && ends instanceof Uint32Array)) return false;
  if (!(months instanceof Int32Array && hidden instanceof Uint8Array)) return false;
  if (ends.length !== digests.length || hidden.length !== digests.length) return false;
  const ascending = ends.every((end, at) => end >= (ends[at - 1] ?? 0));
  return ascending && (ends.at(-1) ?? 0) === months.length;
}

function readSets(stored: unknown, partnerId: string): StoredCells['sets'] | null {
  if (!Array.isArray(stored)) return null;
  const sets: StoredCells['sets'] = new Map();
  for (const { rules, months, relations } of stored as Partial<CellsRecord['sets'][0]>[]) {
    if (typeof rules !== 'string' || !Array.isArray(months)) return null;
    const byMonth = new Map<number, StoredMonth>();
    for (const [month, text] of months) byMonth.set(monthNumber(month), readMonth(month, text, partnerId));
    const beside = typeof relations === 'string' ? readCells(relations, partnerId) : null;
    sets.set(rules, { months: byMonth, relations: beside && { text: `${relations}`, cells: beside } });
  }
  return sets;
}

function readMonth(month: string, text: string, partnerId: string): StoredMonth {
  const cells = readCells(text, partnerId);
  return { text, cells: cells?.every((cell) => cell.month === month) ? cells : null };
}

function readCells(text: string, partnerId: string): Cell[] | null {
  try {
    const cells = (JSON.parse(text) as unknown[]).map(unpackCell);
    return cells.every((cell) => cell !== null && cell.partnerId === partnerId) ? (cells as Cell[]) : null;
  } catch {
    return null;
  }
}

/** Cells as they are stored. */
export function cellsText(cells: readonly Cell[]): string {
  return JSON.stringify(cells.map(packCell));
}

/**
 * Which cells may be taken as they are on a later day. What a record is to its KPI depends on today: pending until its
 * window has closed, open for one more day each day, not there before it is known. So each cell knows the first day on
 * which the same records give other sums (`changesOn`), and each order whether a part of it lay in the future. A cell
 * with open lines holds for a day; the months behind it hold for good. A replay of an earlier day takes nothing.
 */
export function holdsOn(cells: readonly Cell[], today: number): boolean {
  return cells.every(({ changesOn }) => changesOn === null || changesOn > today);
}

/** True when each month of a set may be read on that day without looking at a record. */
export function setHolds(
  stored: StoredCells,
  { months }: StoredSet,
  context: LensContext,
  today: number,
): boolean {
  if (stored.day > context.now.today) return false;
  if (stored.day < context.now.today && stored.orders.hidden.some((each) => each !== 0)) return false;
  return [...months.values()].every(({ cells }) => cells !== null && holdsOn(cells, today));
}

/** The place of each order's digest. */
export function placesOf({ digests }: CellsRecord['orders']): Map<number, number> {
  return new Map(Array.from(digests, (digest, at) => [digest, at]));
}

/** The month numbers of the order at a place. */
export function monthsAt({ ends, months }: CellsRecord['orders'], at: number): Int32Array {
  return months.subarray(at === 0 ? 0 : ends[at - 1], ends[at]);
}

/** What cells that were not stored yet say of the partner. */
export function isSettled(cells: readonly Cell[]): boolean {
  return mergeCells(cells).changesOn === null;
}
