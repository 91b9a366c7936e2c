import type { Case } from '../../domain/activity.ts';
import type { Agreement } from '../../domain/agreement.ts';
import type { Fact } from '../../domain/fact.ts';
import { addActivityToCells, addForecastToCells, addStocksToCells } from '../../kpi/cells/add-activity.ts';
import { addOrderToCells } from '../../kpi/cells/add-order.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { activitiesOf } from '../../store/activities.ts';
import { agreementsOf } from '../../store/agreements.ts';
import { factsOf } from '../../store/facts.ts';
import { forecastsOf } from '../../store/forecasts.ts';
import type { Store } from '../../store/open.ts';
import { stocksOf } from '../../store/stocks.ts';
import { visitOrdersOf } from '../../store/summaries.ts';

/** What is on record of a relationship beside the orders. */
export interface Relationship {
  agreements: Agreement[];
  facts: Fact[];
  cases: Case[];
}

/** How often a store that is being written is read again before what was read holds. */
const ATTEMPTS = 3;

/**
 * Fills books with all records of one partner, each under its own rules. `fresh` gives empty ones: where a commit came in
 * between, the reading begins anew.
 */
export async function readBooks(
  store: Store,
  partnerId: string,
  fresh: () => CellBook[],
): Promise<CellBook[]> {
  for (let attempt = 1; ; attempt += 1) {
    const books = fresh();
    const read = await visitOrdersOf(store, partnerId, (orders) => {
      for (const order of orders)
        if (order.kind === 'purchase') for (const book of books) addOrderToCells(book, order);
    });
    if (read === null && attempt < ATTEMPTS) continue;
    const [activities, stocks, forecasts] = await Promise.all([
      activitiesOf(store, partnerId),
      stocksOf(store, partnerId),
      forecastsOf(store, partnerId),
    ]);
    for (const book of books) {
      for (const activity of [...activities.cases, ...activities.exchanges])
        addActivityToCells(book, activity);
      addStocksToCells(book, stocks.records);
      for (const forecast of forecasts.records) addForecastToCells(book, forecast);
    }
    return books;
  }
}

/** What was agreed with a partner and said about it. */
export async function readRelationship(store: Store, partnerId: string): Promise<Relationship> {
  const [agreements, facts, { cases }] = await Promise.all([
    agreementsOf(store, partnerId),
    factsOf(store, partnerId),
    activitiesOf(store, partnerId),
  ]);
  return { agreements: agreements.records, facts: facts.records, cases };
}
