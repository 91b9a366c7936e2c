import type { PageField } from '../../../domain/page-fields.ts';
import type { PageRow } from '../../../domain/page-reading.ts';

/** Fields that only the structure of a page is asked for; others are worded too freely to be compared. */
const COMPARED: readonly PageField[] = [
  'line',
  'item',
  'quantity',
  'open',
  'received',
  'price',
  'amount',
  'ordered',
  'requested',
  'promised',
  'shipped',
  'delivered',
];

/**
 * Where what hooks read and what the structure of the page says of the same order line exclude one another. A field that one
 * of them lacks is no contradiction, nor are two ways to write a value: only texts of the same shape are compared.
 * Answers names like `rows.quantity`, or `rows` where a table that both read has more lines than the hooks found.
 */
export function contradictions(byHooks: readonly PageRow[], byStructure: readonly PageRow[]): string[] {
  const found = new Set<string>();
  const hooked = new Map<string, PageRow[]>();
  for (const row of byHooks) {
    const key = keyOf(row);
    const same = hooked.get(key);
    if (same) same.push(row);
    else hooked.set(key, [row]);
  }
  const shared = tablesOfBoth(hooked, byStructure);
  for (const row of byStructure) {
    const same = hooked.get(keyOf(row)) ?? [];
    const [twin] = same;
    if (!twin) {
      if (shared.has(row.table)) found.add('rows');
      continue;
    }
    // Lines that nothing tells apart may stand in any order.
    if (same.length > 1) continue;
    for (const field of COMPARED)
      if (excludes(twin.fields[field], row.fields[field])) found.add(`rows.${field}`);
  }
  return [...found];
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

const keyOf = ({ of, order, fields }: PageRow): string =>
  [of, plain(order), of === 'line' ? plain(fields.line ?? fields.item ?? '') : ''].join('|');

/** Tables of the structural reading of which most rows are among those of the hooks. */
function tablesOfBoth(hooked: ReadonlyMap<string, unknown>, rows: readonly PageRow[]): Set<number> {
  const counts = new Map<number, { both: number; all: number }>();
  for (const row of rows) {
    const count = counts.get(row.table) ?? { both: 0, all: 0 };
    count.all++;
    if (hooked.has(keyOf(row))) count.both++;
    counts.set(row.table, count);
  }
  return new Set([...counts].filter(([, { both, all }]) => both * 2 >= all).map(([table]) => table));
}

/** The shape of a text: its letters and digits as kinds, its marks as they are. */
const shapeOf = (text: string): string =>
  text
    .replace(/\p{N}+/gu, '9')
    .replace(/\p{L}+/gu, 'a')
    .replace(/\s+/g, ' ');

function excludes(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const [a, b] = [plain(one), plain(other)];
  if (a === b || a.includes(b) || b.includes(a)) return false;
  return shapeOf(one) === shapeOf(other);
}
