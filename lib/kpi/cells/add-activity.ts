import type { Case, Exchange } from '../../domain/activity.ts';
import type { Forecast, Stock } from '../../domain/stock.ts';
import { addCase, CASE_SHAPE, judgeCase } from '../case-sla.ts';
import { addForecast, FORECAST_SHAPE } from '../forecast.ts';
import { addSpan, INVENTORY_SHAPE, stockSpans } from '../inventory.ts';
import { monthIndexOf, monthIndexOfDay } from '../months.ts';
import { addReply, judgeReply, REPLY_SHAPE } from '../responsiveness.ts';
import { emptyTally } from '../tally-parts.ts';
import { localDay, type WorkingCalendar } from '../working-calendar.ts';
import { type Cell, noteChange, noteNewest } from './cell.ts';
import { type CellBook, cellAt, groupOf } from './cell-book.ts';

/** Adds a question or a case in place, in the month in which it was asked or raised, without an item group. */
export function addActivityToCells(book: CellBook, activity: Case | Exchange): void {
  if (activity.kind === 'case') {
    const verdict = judgeCase(activity, book.theirs, book.rules.caseWithin, book.now);
    if (verdict === null) book.hidden = true;
    else {
      const cell = cellSince(book, book.theirs, activity.raisedAt);
      cell.cases ??= emptyTally(CASE_SHAPE);
      addCase(cell.cases, activity.priority, verdict);
      if (verdict.state === 'pending') noteChange(cell, book.today + 1);
      noteNewest(cell, activity.provenance);
    }
    return;
  }
  const ours = activity.awaiting === 'us';
  const calendar = ours ? book.ours : book.theirs;
  const verdict = judgeReply(activity, calendar, book.now);
  if (verdict === null) {
    book.hidden = true;
    return;
  }
  const cell = cellSince(book, calendar, activity.askedAt);
  const family = ours ? 'ourReplies' : 'replies';
  cell[family] ??= emptyTally(REPLY_SHAPE);
  addReply(cell[family], verdict);
  if (verdict.state === 'open') noteChange(cell, book.today + 1);
  noteNewest(cell, activity.provenance);
}

function cellSince(book: CellBook, calendar: WorkingCalendar, instant: number): Cell {
  return cellAt(book, groupOf(book, ''), monthIndexOfDay(localDay(calendar, instant)));
}

/** Adds a forecast of ours in place, in its month. */
export function addForecastToCells(book: CellBook, forecast: Forecast): void {
  const month = monthIndexOf(forecast.month);
  if (month > monthIndexOf(book.date)) {
    book.hidden = true;
    return;
  }
  const cell = cellAt(book, groupOf(book, ''), month);
  cell.forecast ??= emptyTally(FORECAST_SHAPE);
  addForecast(cell.forecast, forecast, book.rules.forecastLag);
  noteNewest(cell, forecast.provenance);
}

/**
 * Adds the stock counts of the partner's items in place, each span in the month in which it began. All counts of an item
 * in a plant must go in together.
 */
export function addStocksToCells(book: CellBook, stocks: readonly Stock[]): void {
  for (const counts of byItem(stocks.filter(({ countedOn }) => countedOn <= book.date))) {
    for (const span of stockSpans(counts)) {
      const cell = cellAt(book, groupOf(book, ''), monthIndexOf(span.from.countedOn));
      cell.inventory ??= emptyTally(INVENTORY_SHAPE);
      addSpan(cell.inventory, span);
      noteNewest(cell, span.from.provenance);
    }
  }
  if (stocks.some(({ countedOn }) => countedOn > book.date)) book.hidden = true;
}

function byItem(stocks: readonly Stock[]): Iterable<Stock[]> {
  const items = new Map<string, Stock[]>();
  for (const stock of stocks) {
    const key = `${stock.plant}/${stock.itemNumber}`;
    const known = items.get(key);
    if (known) known.push(stock);
    else items.set(key, [stock]);
  }
  return items.values();
}
