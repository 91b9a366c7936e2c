import type { Reject } from '../../domain/import-job.ts';
import type { GoodsReturn } from '../../domain/order.ts';
import { namesOf } from './chosen-fields.ts';
import { FIELDS } from './fields.ts';
import type { MoveRecord } from './records.ts';
import { groupBy, idOf, idUnder, OPEN_STATES, type PullScope, search } from './search.ts';

type Raw = Record<string, unknown>;
type Kind = 'purchase' | 'sale';
const ORDERS = { purchase: 'purchase.purchase', sale: 'sale.sale' } as const;

interface OrderRecord {
  id: number;
  origin?: string | null;
}

interface LineRecord {
  id: number;
  quantity: number | null;
  'product.': { id: number } | null;
  /** The order that it belongs to, by its kind. */
  purchase?: number;
  sale?: number;
}

/** What went back, by the id of the line that it had come for, or gone out for. */
export type Returns = ReadonlyMap<number, GoodsReturn[]>;

/**
 * The orders of a page with those that belong to them: Tryton takes goods back by an order of its own, with lines below
 * nothing, whose origin is the order that they had come for. A return that changed brings its order along.
 */
export async function withReturns(scope: PullScope, kind: Kind, page: readonly Raw[]): Promise<Raw[]> {
  const model = ORDERS[kind];
  if (scope.capabilities[`${model}.origin`] === false || page.length === 0) return [...page];
  const here = new Set(page.map(idOf));
  const originals = page.flatMap(({ origin }) => idUnder(origin, model));
  const missing = [...new Set(originals)].filter((id) => !here.has(id));
  const chosen = kind === 'purchase' ? namesOf(scope.fields, 'order') : [];
  const fields = [...FIELDS[model], ...chosen];
  const found = missing.length === 0 ? [] : await search(scope, model, [['id', 'in', missing]], { fields });
  const all = [...page, ...found];
  const backs = await search(scope, model, [
    ['origin', 'in', all.map((raw) => `${model},${idOf(raw)}`)],
    ['state', 'in', OPEN_STATES],
  ]);
  const known = new Set(all.map(idOf));
  return [...all, ...backs.filter((raw) => !known.has(idOf(raw)))];
}

/**
 * Puts each return to the line of the same product in the order that it belongs to, or in its own, where goods are
 * exchanged in one. Where there is no such line it is a reject: nothing is guessed.
 */
export function placeReturns(
  kind: Kind,
  orders: readonly OrderRecord[],
  lines: readonly LineRecord[],
  moves: ReadonlyMap<string, MoveRecord[]>,
  rejects: Reject[],
): Returns {
  const model = ORDERS[kind];
  const originals = new Map(orders.map(({ id, origin }) => [id, idUnder(origin, model)[0] ?? id]));
  const orderOf = (line: LineRecord) => line[kind] ?? 0;
  const ordered = groupBy(lines.filter(isOrdered), orderOf);
  const placed = new Map<number, GoodsReturn[]>();
  for (const line of lines) {
    if (isOrdered(line)) continue;
    const back = wentBack(moves.get(`${kind}.line,${line.id}`) ?? []);
    if (back.length === 0) continue;
    const among = ordered.get(originals.get(orderOf(line)) ?? orderOf(line)) ?? [];
    const product = line['product.']?.id;
    const target = among.find((each) => product !== undefined && each['product.']?.id === product);
    if (target) placed.set(target.id, [...(placed.get(target.id) ?? []), ...back]);
    else rejects.push(unplaced(kind, line));
  }
  return placed;
}

/** A line with less than nothing takes goods back. */
export function isOrdered({ quantity }: Pick<LineRecord, 'quantity'>): boolean {
  return quantity === null || quantity >= 0;
}

function wentBack(moves: readonly MoveRecord[]): GoodsReturn[] {
  return moves.flatMap(({ state, effective_date, quantity }) =>
    state === 'done' && effective_date ? { returnedOn: effective_date, quantity } : [],
  );
}

function unplaced(kind: Kind, { id, quantity }: LineRecord): Reject {
  return { line: id, column: `${kind}.line.quantity`, value: `${quantity}`, reason: 'return-without-order' };
}
