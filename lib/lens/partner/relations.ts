import type { Exchange } from '../../domain/activity.ts';
import type { Forecast, Stock } from '../../domain/stock.ts';
import { addActivityToCells, addForecastToCells, addStocksToCells } from '../../kpi/cells/add-activity.ts';
import type { CellBook } from '../../kpi/cells/cell-book.ts';
import { activitiesOf, sortActivities } from '../../store/activities.ts';
import { forecastsOf } from '../../store/forecasts.ts';
import type { JoinedCase } from '../../store/join-cases.ts';
import type { Store } from '../../store/open.ts';
import type { PartnerRelations } from '../../store/relation-records.ts';
import { stocksOf } from '../../store/stocks.ts';

/** What is known of a partner beside its orders. */
export interface Relations {
  exchanges: readonly Exchange[];
  cases: readonly JoinedCase[];
  forecasts: readonly Forecast[];
  stocks: readonly Stock[];
}

export async function readRelations(store: Store, partnerId: string): Promise<Relations> {
  const [{ exchanges, cases }, forecasts, stocks] = await Promise.all([
    activitiesOf(store, partnerId),
    forecastsOf(store, partnerId),
    stocksOf(store, partnerId),
  ]);
  return { exchanges, cases, forecasts: forecasts.records, stocks: stocks.records };
}

/** The same out of all that is kept of a partner. */
export function relationsFrom({ activities, forecasts, stocks }: PartnerRelations): Relations {
  return { ...sortActivities(activities), forecasts, stocks };
}

/** Adds questions, cases, forecasts and stock to a partner's book, in place. */
export function addRelations(book: CellBook, { exchanges, cases, forecasts, stocks }: Relations): void {
  for (const exchange of exchanges) addActivityToCells(book, exchange);
  for (const each of cases) addActivityToCells(book, each);
  for (const forecast of forecasts) addForecastToCells(book, forecast);
  addStocksToCells(book, stocks);
}
