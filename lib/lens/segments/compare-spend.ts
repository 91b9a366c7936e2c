import { type AbcClass, abcClasses, percentiles } from '../../kpi/segments/abc.ts';
import type { StandingRecord } from './standing-record.ts';

/** Fewer suppliers of one currency are ranked among all that are paid in it. */
const LEAST_PEERS = 5;

/**
 * Rank and class of each supplier by spend. Without rates of exchange nothing is added: a supplier is ranked in the currency
 * in which most of its records are, among those of whom the same is true, and classed among all that are paid in it.
 */
export function compareSpend(standings: readonly Pick<StandingRecord, 'partnerId' | 'spend'>[]): {
  ranks: Map<string, number>;
  classes: Map<string, AbcClass>;
} {
  const paid = new Map<string, Map<string, number>>();
  const peers = new Map<string, Map<string, number>>();
  for (const { partnerId, spend } of standings) {
    for (const [currency, amount] of spend) noteIn(paid, currency, partnerId, amount);
    const main = mainOf(spend);
    if (main) noteIn(peers, main[0], partnerId, main[1]);
  }
  const ranks = new Map<string, number>();
  const classes = new Map<string, AbcClass>();
  for (const [currency, own] of peers) {
    const all = paid.get(currency) ?? own;
    const ranked = percentiles(own.size < LEAST_PEERS ? all : own);
    const classed = abcClasses(all);
    for (const id of own.keys()) {
      ranks.set(id, ranked.get(id) ?? 0);
      classes.set(id, classed.get(id) ?? 'D');
    }
  }
  return { ranks, classes };
}

/** The currency of most records; of equals the one that comes first by name. */
function mainOf(spend: StandingRecord['spend']): StandingRecord['spend'][number] | undefined {
  return [...spend].sort(([nameA, , a], [nameB, , b]) => b - a || (nameA < nameB ? -1 : 1))[0];
}

function noteIn(
  amounts: Map<string, Map<string, number>>,
  currency: string,
  partnerId: string,
  amount: number,
): void {
  const known = amounts.get(currency) ?? new Map<string, number>();
  amounts.set(currency, known.set(partnerId, amount));
}
