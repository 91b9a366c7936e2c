import { dayNumber } from '../../domain/calendar-date.ts';
import { ADVICE_SHAPE, addAdvice, judgeAdvices } from '../despatch-advice.ts';
import { NO_DAY } from '../line-days.ts';
import { addPrice, judgePrice, PRICE_SHAPE } from '../price-variance.ts';
import { addLots, QUALITY_SHAPE, type QualityTally } from '../quality.ts';
import { addToSum } from '../sum.ts';
import { emptyTally } from '../tally-parts.ts';
import type { Cell } from './cell.ts';
import { cellOn, type LinePlace } from './line-place.ts';

/**
 * Adds what came of a line, what of it was rejected or went back, how it was advised and what it cost, in place. Of a line
 * that an accepted dispute leaves out only what it cost counts (that is between us and the invoice), and that it is left out.
 */
export function addGoods(place: LinePlace): void {
  const { line, receipts, received, lastReceiptDay } = place.days;
  const arrived = lastReceiptDay === NO_DAY ? place.home : cellOn(place, lastReceiptDay);
  if (line.leftOut) countLeftOut(place, arrived);
  else {
    if (receipts.length > 0 && received === null) qualityOf(arrived).unknown += 1;
    else if (receipts.length > 0) addReceived(place, arrived);
    if (line.lots !== undefined) addLots(qualityOf(arrived), line.lots);
  }
  if (line.shipments.length > 0) addAdvices(place);
  if (line.standardPrice === undefined) arrived.withoutStandard += 1;
  else {
    arrived.price ??= emptyTally(PRICE_SHAPE);
    addPrice(arrived.price, judgePrice(place.days));
  }
}

/** Says how many lines are left out of what would have counted them. */
function countLeftOut({ days: { line, receipts } }: LinePlace, arrived: Cell): void {
  if (receipts.length > 0) qualityOf(arrived).leftOut += 1;
  if (line.lots !== undefined) qualityOf(arrived).lotsLeftOut += 1;
}

/** Of lines of which every receipt says how much came. */
function addReceived(place: LinePlace, last: Cell): void {
  const { line, receipts, lastReceiptDay } = place.days;
  for (let at = 0; at < receipts.length; at += 1) {
    const day = receipts[at] ?? NO_DAY;
    const tally = qualityOf(day === lastReceiptDay ? last : cellOn(place, day));
    addToSum(tally.received, line.receipts[at]?.quantity ?? 0);
    tally.receipts += 1;
  }
  for (const { foundOn, rejected } of line.qualityEvents) {
    const tally = qualityOf(cellOn(place, dayNumber(foundOn)));
    addToSum(tally.rejected, rejected);
    tally.findings += 1;
  }
  if (line.returns === undefined) return;
  for (const { returnedOn, quantity } of line.returns) {
    const tally = qualityOf(cellOn(place, dayNumber(returnedOn)));
    addToSum(tally.returned, quantity);
    tally.returns += 1;
  }
}

function qualityOf(cell: Cell): QualityTally {
  cell.quality ??= emptyTally(QUALITY_SHAPE);
  return cell.quality;
}

function addAdvices(place: LinePlace): void {
  for (const verdict of judgeAdvices(place.days.line, place.book.rules.tolerance.under)) {
    const cell = verdict.state === 'pending' ? place.home : cellOn(place, dayNumber(verdict.receivedOn));
    cell.advice ??= emptyTally(ADVICE_SHAPE);
    if (place.days.line.leftOut) cell.advice.leftOut += 1;
    else addAdvice(cell.advice, verdict);
  }
}
