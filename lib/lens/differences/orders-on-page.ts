import type { Mention } from '../../domain/mention.ts';
import { normaliseNumber } from '../../domain/normalise.ts';
import type { Order } from '../../domain/order.ts';
import type { PageRow } from '../../domain/page-reading.ts';
import { findCandidates } from '../../recognise/candidates.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds, shapeDensity } from '../../store/queries.ts';
import type { LensContext } from '../context.ts';
import { findMatches, type Place, partnersOfSite } from '../match/find-matches.ts';
import { bareNumberCounts, type Match, type Reading } from '../match/match.ts';
import { plainText } from './plain-text.ts';

const MOST_KEYS = 4;
/** Texts of one page that are looked up together. */
const LOOKED_UP = 500;

/** The order of ours that a page means by a number, and whether other partners use that number too. */
export interface OrderOnPage {
  order: Order;
  shared: boolean;
}

/**
 * The order of each row of a page that the records know, as seen today. A number of several partners counts where the site
 * is one of theirs, or the row names one of them; else it is left out, never guessed. So is a plain number that another
 * partner than ours shows on its own site: suppliers count their orders too.
 */
export async function ordersOnPage(
  store: Store,
  rows: readonly PageRow[],
  place: Place,
  context: LensContext,
): Promise<Map<PageRow, OrderOnPage>> {
  const texts = [...new Set(rows.map(({ order }) => order))];
  const matches = new Map<string, Match>();
  for (let from = 0; from < texts.length; from += LOOKED_UP) {
    const some = texts.slice(from, from + LOOKED_UP);
    const found = await findMatches(store, some.map(orderMention), place, context);
    some.forEach((text, at) => {
      const match = found[at];
      if (match) matches.set(text, match);
    });
  }
  const doubtful = await doubtfulOf(store, matches, place);
  const names = await namesOf(store, doubtful);
  const orders = new Map<PageRow, OrderOnPage>();
  for (const row of rows) {
    const match = matches.get(row.order);
    const found = match && orderOf(match, row, doubtful.has(match) ? names : undefined);
    if (found) orders.set(row, found);
  }
  return orders;
}

function orderMention(text: string, mark: number): Mention {
  const plain = plainText(text);
  const candidates = findCandidates(plain, { kind: 'purchase-order' });
  const keys = [normaliseNumber(plain), ...(candidates[0]?.keys ?? [])].filter((key) => key !== '');
  const distinct = [...new Set(keys)].slice(0, MOST_KEYS);
  return {
    mark,
    keys: distinct.length > 0 ? distinct : ['?'],
    kind: 'purchase-order',
    raw: text,
    labelled: true,
  };
}

/** `names`: how partners are called of which the row has to name one, where its number alone does not say which. */
function orderOf(
  match: Match,
  row: PageRow,
  names: ReadonlyMap<string, string> | undefined,
): OrderOnPage | undefined {
  const named = names && nameKey(row.fields.supplier ?? '');
  const own = readingsOf(match).filter(
    ({ meaning, partnerId }) =>
      meaning === 'order' && (named === undefined || (named !== '' && names?.get(partnerId) === named)),
  );
  const part = own.length === 1 ? own[0]?.parts[0] : undefined;
  return part && { order: part.order, shared: match.kind === 'lines' ? match.shared : true };
}

const readingsOf = (match: Match): readonly Reading[] =>
  match.kind === 'lines' ? [match.reading] : match.kind === 'ambiguous' ? match.readings : [];

/** Matches of which the number does not say whose order is meant. */
async function doubtfulOf(
  store: Store,
  matches: ReadonlyMap<string, Match>,
  place: Place,
): Promise<Set<Match>> {
  const site = await partnersOfSite(store, place);
  const doubtful = new Set<Match>();
  for (const match of matches.values()) {
    if (match.kind === 'ambiguous') doubtful.add(match);
    if (match.kind !== 'lines' || site.size === 0 || site.has(match.reading.partnerId)) continue;
    if (!bareNumberCounts(match.key, await shapeDensity(store, match.key), false)) doubtful.add(match);
  }
  return doubtful;
}

/** How the partners of these matches are called. */
async function namesOf(store: Store, matches: ReadonlySet<Match>): Promise<Map<string, string>> {
  const ids = [...matches].flatMap((match) => readingsOf(match).map(({ partnerId }) => partnerId));
  if (ids.length === 0) return new Map();
  const partners = await partnersByIds(store, new Set(ids));
  return new Map([...partners].map(([id, { name }]) => [id, nameKey(name)]));
}

function nameKey(name: string): string {
  return normaliseNumber(plainText(name));
}
