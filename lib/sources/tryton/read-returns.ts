import type { Reject } from '../../domain/import-job.ts';
import type { GoodsReturn } from '../../domain/order.ts';
import { namesOf } from './chosen-fields.ts';
import type { MoveRecord, PurchaseLineRecord, PurchaseRecord } from './records.ts';
import { FIELDS } from './records.ts';
import { groupBy, idOf, idUnder, OPEN_STATES, type PullScope, search } from './search.ts';

type Raw = Record<string, unknown>;

/** What went back, by the id of the purchase line that it had come for. */
export type Returns = ReadonlyMap<number, GoodsReturn[]>;

/**
 * The purchases of a page with those that belong to them: Tryton takes goods back by a purchase of its own, with lines
 * below nothing, whose origin is the purchase that they had come for. A return that changed brings its order along.
 */
export async function withReturns(scope: PullScope, page: readonly Raw[]): Promise<Raw[]> {
  if (scope.capabilities['purchase.purchase.origin'] === false || page.length === 0) return [...page];
  const here = new Set(page.map(idOf));
  const originals = page.flatMap(({ origin }) => idUnder(origin, 'purchase.purchase'));
  const missing = [...new Set(originals)].filter((id) => !here.has(id));
  const fields = [...FIELDS['purchase.purchase'], ...namesOf(scope.fields, 'order')];
  const named = [['id', 'in', missing]];
  const found = missing.length === 0 ? [] : await search(scope, 'purchase.purchase', named, { fields });
  const all = [...page, ...found];
  const backs = await search(scope, 'purchase.purchase', [
    ['origin', 'in', all.map((raw) => `purchase.purchase,${idOf(raw)}`)],
    ['state', 'in', OPEN_STATES],
  ]);
  const known = new Set(all.map(idOf));
  return [...all, ...backs.filter((raw) => !known.has(idOf(raw)))];
}

/**
 * Puts each return to the line of the same product in the purchase that it belongs to, or in its own, where goods are
 * exchanged in one. Where there is no such line it is a reject: nothing is guessed.
 */
export function placeReturns(
  purchases: readonly PurchaseRecord[],
  lines: readonly PurchaseLineRecord[],
  moves: ReadonlyMap<string, MoveRecord[]>,
  rejects: Reject[],
): Returns {
  const originals = new Map(
    purchases.map(({ id, origin }) => [id, idUnder(origin, 'purchase.purchase')[0] ?? id]),
  );
  const bought = groupBy(lines.filter(isBought), ({ purchase }) => purchase);
  const placed = new Map<number, GoodsReturn[]>();
  for (const line of lines) {
    if (isBought(line)) continue;
    const back = wentBack(moves.get(`purchase.line,${line.id}`) ?? []);
    if (back.length === 0) continue;
    const among = bought.get(originals.get(line.purchase) ?? line.purchase) ?? [];
    const product = line['product.']?.id;
    const target = among.find((each) => product !== undefined && each['product.']?.id === product);
    if (target) placed.set(target.id, [...(placed.get(target.id) ?? []), ...back]);
    else rejects.push(unplaced(line));
  }
  return placed;
}

/** A line with less than nothing takes goods back. */
export function isBought({ quantity }: Pick<PurchaseLineRecord, 'quantity'>): boolean {
  return quantity === null || quantity >= 0;
}

function wentBack(moves: readonly MoveRecord[]): GoodsReturn[] {
  return moves.flatMap(({ state, effective_date, quantity }) =>
    state === 'done' && effective_date ? { returnedOn: effective_date, quantity } : [],
  );
}

function unplaced({ id, quantity }: PurchaseLineRecord): Reject {
  return { line: id, column: 'purchase.line.quantity', value: `${quantity}`, reason: 'return-without-order' };
}
