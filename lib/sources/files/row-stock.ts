import { normaliseNumber } from '../../domain/normalise.ts';
import type { Forecast, Stock } from '../../domain/stock.ts';
import {
  dateOf,
  flagOf,
  moneyOf,
  monthOf,
  neededNumberOf,
  quantityOf,
  type RowCells,
  rejectCell,
  textOf,
} from './row-cells.ts';
import { put, readCurrency } from './row-events.ts';
import type { RelationSource } from './row-relation.ts';

/** How far ahead forecasts are taken to be made where the file does not tell. */
const USUAL_LAG = 1;
const LARGEST_LAG = 36;

/** A count below 0 is kept: books show it where goods were used before they were booked. */
export function readStock(
  cells: RowCells,
  source: RelationSource,
  partnerId: string | undefined,
): Stock | undefined {
  const itemNumber = readItem(cells);
  const countedOn = dateOf(cells, cells.at.countedOn);
  if (countedOn === undefined) rejectCell(cells, cells.at.countedOn, 'count-date-missing');
  const quantity = quantityOf(cells, cells.at.stockQuantity, true);
  if (quantity === undefined) rejectCell(cells, cells.at.stockQuantity, 'quantity-missing');
  const plant = textOf(cells, cells.at.plant, 100) ?? '';
  if (cells.flaw || itemNumber === undefined || countedOn === undefined || quantity === undefined)
    return undefined;
  const currency = readCurrency(cells);
  const stock: Stock = {
    id: `${plant}/${itemNumber}/${countedOn}`,
    itemNumber,
    plant,
    countedOn,
    quantity,
    consignment: flagOf(cells, cells.at.consignment) ?? false,
    provenance: source.provenance,
  };
  put(stock, 'partnerId', partnerId);
  put(stock, 'value', moneyOf(cells, cells.at.stockValue, currency));
  put(stock, 'used', quantityOf(cells, cells.at.usedQuantity, true));
  put(stock, 'usedValue', moneyOf(cells, cells.at.usedValue, currency));
  put(stock, 'minimum', quantityOf(cells, cells.at.minimumStock));
  put(stock, 'maximum', quantityOf(cells, cells.at.maximumStock));
  return stock;
}

export function readForecast(
  cells: RowCells,
  source: RelationSource,
  partnerId: string,
): Forecast | undefined {
  const itemNumber = readItem(cells);
  const month = monthOf(cells, cells.at.month);
  if (month === undefined) rejectCell(cells, cells.at.month, 'month-missing');
  const forecast = quantityOf(cells, cells.at.forecastQuantity);
  if (forecast === undefined) rejectCell(cells, cells.at.forecastQuantity, 'quantity-missing');
  if (cells.flaw || itemNumber === undefined || month === undefined || forecast === undefined)
    return undefined;
  const lag = readLag(cells, month);
  const record: Forecast = {
    id: `${partnerId}/${itemNumber}/${month}/${lag}`,
    partnerId,
    itemNumber,
    month,
    lag,
    forecast,
    provenance: source.provenance,
  };
  put(record, 'actual', quantityOf(cells, cells.at.actualQuantity));
  return record;
}

function readItem(cells: RowCells): string | undefined {
  const item = neededNumberOf(cells, cells.at.itemNumber, 100);
  if (item === undefined || normaliseNumber(item) === '')
    rejectCell(cells, cells.at.itemNumber, 'item-missing');
  return item;
}

/** Months between the making of a forecast and its month; one made later counts as made in its month. */
function readLag(cells: RowCells, month: string): number {
  const said = quantityOf(cells, cells.at.lag);
  const made = said === undefined ? dateOf(cells, cells.at.madeOn)?.slice(0, 7) : undefined;
  const lag = said ?? (made === undefined ? USUAL_LAG : Math.max(0, monthNumber(month) - monthNumber(made)));
  if (!Number.isInteger(lag) || lag > LARGEST_LAG)
    rejectCell(cells, said === undefined ? cells.at.madeOn : cells.at.lag, 'lag-unreadable');
  return lag;
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}
