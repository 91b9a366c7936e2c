import { normaliseNumber } from '../../domain/normalise.ts';
import { UNKNOWN_PARTNER } from '../../domain/order.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds } from '../../store/queries.ts';
import { type LensContext, notScored, originOf } from '../context.ts';
import { type ItemLine, itemsOf } from '../item/item-lines.ts';
import type { OtherSupplier, WantedItem } from './steer-views.ts';

/** So many items are looked up. */
const MOST_ITEMS = 12;

interface Found {
  items: Set<string>;
  lines: number;
  last: ItemLine;
}

/** Who else has delivered these items, most items and lines first. */
export async function otherSuppliers(
  store: Store,
  partnerId: string,
  items: readonly WantedItem[],
  context: LensContext,
): Promise<{ others: OtherSupplier[]; items: number }> {
  const keys = new Map<string, string>();
  for (const { number } of items) {
    const key = normaliseNumber(number);
    if (key !== '' && !keys.has(key) && keys.size < MOST_ITEMS) keys.set(key, number);
  }
  const found = new Map<string, Found>();
  for (const [key, matches] of await itemsOf(store, [...keys.keys()], context.now.today))
    for (const { lines } of matches)
      for (const each of lines) note(found, keys.get(key) ?? key, each, partnerId);
  const partners = await partnersByIds(store, found.keys());
  const others = [...found].flatMap(([id, { items: named, lines, last }]): OtherSupplier[] => {
    const partner = partners.get(id);
    if (!partner || notScored(partner) !== null) return [];
    const { sentOn, unitPrice, unit, provenance } = last.line;
    return [
      {
        partnerId: id,
        name: partner.name,
        items: [...named],
        lines,
        ...(sentOn ? { lastOn: sentOn } : {}),
        ...(unitPrice ? { price: { ...unitPrice, ...(unit ? { unit } : {}) } } : {}),
        origin: originOf(provenance, context),
      },
    ];
  });
  others.sort((a, b) => b.items.length - a.items.length || b.lines - a.lines || (a.name < b.name ? -1 : 1));
  return { others, items: keys.size };
}

/** Remembers who delivers a line, and the line that was sent last. */
function note(found: Map<string, Found>, item: string, each: ItemLine, partnerId: string): void {
  const { order, line } = each;
  if (order.kind !== 'purchase' || order.partnerId === partnerId || order.partnerId === UNKNOWN_PARTNER)
    return;
  const known = found.get(order.partnerId);
  if (!known) {
    found.set(order.partnerId, { items: new Set([item]), lines: 1, last: each });
    return;
  }
  known.items.add(item);
  known.lines += 1;
  if ((line.sentOn ?? '') > (known.last.line.sentOn ?? '')) known.last = each;
}
