import { daysBetween } from '../../domain/calendar-date.ts';
import type { Stock } from '../../domain/stock.ts';
import { stockCover } from '../../kpi/segments/stock-cover.ts';
import type { Store } from '../../store/open.ts';
import { stocksOf, stocksOfItem } from '../../store/stocks.ts';
import { type LensContext, originOf } from '../context.ts';
import type { CoverView, WantedItem } from './steer-views.ts';

/** So many items are looked up by themselves. */
const MOST_ITEMS = 12;

/**
 * How long the stock of the items lasts, least first; with `whole` of all goods of the partner that were ever counted.
 * `unknown` counts the items on order that nobody has counted.
 */
export async function coversOf(
  store: Store,
  partnerId: string,
  items: readonly WantedItem[],
  context: LensContext,
  whole: boolean,
): Promise<{ covers: CoverView[]; unknown: number }> {
  const wanted = new Map<string, WantedItem>();
  for (const item of items) if (!wanted.has(item.number)) wanted.set(item.number, item);
  const counts: Stock[] = whole ? (await stocksOf(store, partnerId)).records : [];
  const known = new Set(counts.map(({ itemNumber }) => itemNumber));
  const asked = [...wanted.keys()].filter((number) => !known.has(number)).slice(0, MOST_ITEMS);
  for (const { records } of await Promise.all(asked.map((number) => stocksOfItem(store, number))))
    counts.push(...records);
  const places = new Map<string, Stock[]>();
  for (const count of counts) {
    if (count.countedOn > context.now.today) continue;
    const key = `${count.itemNumber}\n${count.plant}`;
    const place = places.get(key);
    if (place) place.push(count);
    else places.set(key, [count]);
  }
  const covers = [...places.values()].flatMap((place) => coverView(place, wanted, context));
  const counted = new Set(covers.map(({ item }) => item));
  return {
    covers: covers.sort(leastFirst),
    unknown: [...wanted.keys()].filter((number) => !counted.has(number)).length,
  };
}

function coverView(
  counts: readonly Stock[],
  wanted: ReadonlyMap<string, WantedItem>,
  context: LensContext,
): CoverView[] {
  const latest = counts.reduce<Stock | undefined>(
    (last, count) => (last && last.countedOn > count.countedOn ? last : count),
    undefined,
  );
  if (!latest) return [];
  const { today } = context.now;
  const cover = stockCover(counts, today);
  const item = wanted.get(latest.itemNumber);
  // What goes to another place does not fill this one.
  const comesHere = item && (!item.plant || latest.plant === '' || item.plant === latest.plant);
  const promisedOn = comesHere ? item.promisedOn : undefined;
  const expected = promisedOn !== undefined && promisedOn < today ? today : promisedOn;
  return [
    {
      ...cover,
      item: latest.itemNumber,
      plant: latest.plant,
      ...(promisedOn === undefined ? {} : { promisedOn }),
      ...(expected === undefined || cover.runsOutOn === null
        ? {}
        : { spareDays: daysBetween(expected, cover.runsOutOn) }),
      origin: originOf(latest.provenance, context),
    },
  ];
}

/** What does not reach its next delivery first, then what runs out first; not known last. */
function leastFirst(a: CoverView, b: CoverView): number {
  const [daysA, daysB] = [a.days ?? Number.MAX_SAFE_INTEGER, b.days ?? Number.MAX_SAFE_INTEGER];
  return (
    Number((b.spareDays ?? 0) < 0) - Number((a.spareDays ?? 0) < 0) ||
    daysA - daysB ||
    (a.item < b.item ? -1 : 1)
  );
}
