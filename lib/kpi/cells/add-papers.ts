import { dayNumber } from '../../domain/calendar-date.ts';
import { addMatch, addPayment, judgePayment, MATCH_SHAPE, PAYMENT_SHAPE } from '../invoices.ts';
import { NO_DAY } from '../line-days.ts';
import { addInvoiced, addOrdered, SPEND_SHAPE, worthOf } from '../spend.ts';
import { emptyTally } from '../tally-parts.ts';
import { noteChange } from './cell.ts';
import { cellOn, type LinePlace } from './line-place.ts';

/** Adds a line's invoices, our payments and what it is worth, in place; one that is left out by an accepted dispute matched nothing. */
export function addPapers(place: LinePlace): void {
  const { home, days } = place;
  const worth = days.cancelled ? null : worthOf(days.line, days.quantity);
  if (worth !== null) {
    const cell = days.sent === NO_DAY ? home : cellOn(place, days.sent);
    cell.spend ??= emptyTally(SPEND_SHAPE);
    addOrdered(cell.spend, worth);
  }
  for (const invoice of days.line.invoices) {
    const day = invoice.invoicedOn === undefined ? days.lastReceiptDay : dayNumber(invoice.invoicedOn);
    const cell = cellOn(place, day);
    cell.match ??= emptyTally(MATCH_SHAPE);
    if (days.line.leftOut) cell.match.leftOut += 1;
    else addMatch(cell.match, invoice);
    if (invoice.amount !== undefined) {
      cell.spend ??= emptyTally(SPEND_SHAPE);
      addInvoiced(cell.spend, invoice.amount);
    }
    const payable = invoice.payableOn === undefined ? null : dayNumber(invoice.payableOn);
    const paying = payable === null ? cell : cellOn(place, payable);
    paying.payment ??= emptyTally(PAYMENT_SHAPE);
    addPayment(paying.payment, judgePayment(invoice, place.book.today));
    if (payable !== null && payable >= place.book.today) noteChange(paying, payable + 1);
  }
}
