import { packTally, type Shape, unpackTally } from '../tally-parts.ts';
import { type Cell, emptyCell, FAMILY_NAMES, FAMILY_SHAPES, type Families } from './cell.ts';

/** Version of what cells hold and of how it is counted. Raise it with every change: older cells are made anew. */
const CELL_DEFINITION = 2;

/** A cell as JSON. */
export interface PackedCell {
  definition: number;
  partnerId: string;
  month: string;
  group: string;
  families: Partial<Record<keyof Families, unknown[]>>;
  recorded: number;
  withoutStandard: number;
  changesOn: number | null;
  from: number | null;
  to: number | null;
  newest: [sourceId: string, fetchedAt: number] | null;
}

export function packCell(cell: Cell): PackedCell {
  const { partnerId, month, group, recorded, withoutStandard, changesOn, from, to, newest } = cell;
  const families: PackedCell['families'] = {};
  for (const name of FAMILY_NAMES) packFamily(families, cell, name);
  return {
    definition: CELL_DEFINITION,
    partnerId,
    month,
    group,
    families,
    recorded,
    withoutStandard,
    changesOn,
    from,
    to,
    newest: newest && [newest.sourceId, newest.fetchedAt],
  };
}

function packFamily<K extends keyof Families>(
  families: PackedCell['families'],
  cell: Families,
  name: K,
): void {
  const tally = cell[name];
  const shape: Shape<NonNullable<Families[K]>> = FAMILY_SHAPES[name];
  if (tally !== null) families[name] = packTally(shape, tally);
}

/** A stored cell; null for anything that is no cell of this definition. */
export function unpackCell(stored: unknown): Cell | null {
  if (!isRecord(stored) || stored.definition !== CELL_DEFINITION) return null;
  const { partnerId, month, group, families, recorded, withoutStandard, changesOn, from, to } = stored;
  if (typeof partnerId !== 'string' || typeof month !== 'string' || typeof group !== 'string') return null;
  if (month !== '' && !/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return null;
  if (!isCount(recorded) || !isCount(withoutStandard) || !isRecord(families)) return null;
  if (!isDay(changesOn) || !isDay(from) || !isDay(to)) return null;
  const newest = unpackNewest(stored.newest);
  if (newest === undefined) return null;
  const head = { recorded, withoutStandard, changesOn, from, to, newest };
  const cell: Cell = { ...emptyCell(partnerId, month, group), ...head };
  for (const name of FAMILY_NAMES) if (!unpackFamily(cell, families, name)) return null;
  return cell;
}

function unpackFamily<K extends keyof Families>(
  cell: Families,
  families: Record<string, unknown>,
  name: K,
): boolean {
  const packed = families[name];
  if (packed === undefined) return true;
  const shape: Shape<NonNullable<Families[K]>> = FAMILY_SHAPES[name];
  const tally = unpackTally(shape, packed);
  if (tally === null) return false;
  cell[name] = tally;
  return true;
}

function unpackNewest(stored: unknown): Cell['newest'] | undefined {
  if (stored === null) return null;
  const [sourceId, fetchedAt] = Array.isArray(stored) ? stored : [];
  return typeof sourceId === 'string' && isCount(fetchedAt) ? { sourceId, fetchedAt } : undefined;
}

function isRecord(stored: unknown): stored is Record<string, unknown> {
  return typeof stored === 'object' && stored !== null && !Array.isArray(stored);
}

function isCount(stored: unknown): stored is number {
  return Number.isSafeInteger(stored) && (stored as number) >= 0;
}

function isDay(stored: unknown): stored is number | null {
  return stored === null || (Number.isSafeInteger(stored) && Math.abs(stored as number) < 2 ** 30);
}
