import type { Order, OrderLine } from '../../domain/order.ts';
import { ACKNOWLEDGEMENT_SHAPE, addAcknowledgement, judgeAcknowledgement } from '../acknowledgement.ts';
import { visibleOrder } from '../as-of.ts';
import { addChanges, CHANGES_SHAPE, judgeChanges, judgeOurChanges } from '../confirmation-changes.ts';
import { addTime, DAY_GRID } from '../durations.ts';
import { addFill, addOrderFill, FILL_SHAPE, fillDueDay, fillInOrder, judgeFill } from '../fill-rate.ts';
import { addLateness, LATENESS_SHAPE } from '../lateness.ts';
import { LEAD_TIME_SHAPE, leadTimeOf } from '../lead-time.ts';
import { type LineDays, NO_DAY, readLine } from '../line-days.ts';
import {
  addToOrder,
  type Basis,
  judgeDays,
  type LineVerdict,
  type OrderSoFar,
  orderBegun,
  orderOutcome,
} from '../otif.ts';
import { addLineVerdict, addOrderCounts, emptyOtifTally } from '../otif-tally.ts';
import { addComponents, addPerfectOrder, componentsOf, isPerfect, PERFECT_SHAPE } from '../perfect-order.ts';
import { emptyTally } from '../tally-parts.ts';
import { addGoods } from './add-goods.ts';
import { addPapers } from './add-papers.ts';
import { type Cell, noteChange, noteNewest, RECORDED, SEVERAL_GROUPS } from './cell.ts';
import { type CellBook, cellAt, type GroupCells, groupOf } from './cell-book.ts';
import { cellOn, type LinePlace, monthOfDay } from './line-place.ts';

/** An order while its lines go in. */
interface OrderPlace {
  group: GroupCells | null;
  several: boolean;
  requested: OrderOnDate;
  firstPromised: OrderOnDate;
  lastPromised: OrderOnDate;
  fill: OrderOnDate;
  perfect: OrderSoFar;
}

/** An order belongs to the month of its last due line, and is pending until the last of its pending lines is due. */
interface OrderOnDate extends OrderSoFar {
  due: number;
  until: number;
}

const BASIS_FAMILIES = [
  ['first-promised', 'firstPromised'],
  ['last-promised', 'lastPromised'],
  ['requested', 'requested'],
] as const satisfies readonly (readonly [Basis, keyof OrderPlace & keyof Cell & keyof LineDays])[];

/**
 * Adds one order with all its lines, as seen on the day of the book, in place. An order must go in whole: what it is as an
 * order can not be put together from parts.
 */
export function addOrderToCells(book: CellBook, stored: Order): void {
  const order = visibleOrder(stored, book.date);
  if (order !== stored) book.hidden = true;
  if (order === null || order.lines.length === 0) return;
  const place: OrderPlace = {
    group: null,
    several: false,
    requested: onDate(),
    firstPromised: onDate(),
    lastPromised: onDate(),
    fill: onDate(),
    perfect: orderBegun(),
  };
  for (const line of order.lines) addLine(book, line, place);
  addWhole(book, order, place);
}

function onDate(): OrderOnDate {
  return { ...orderBegun(), due: NO_DAY, until: NO_DAY };
}

function addLine(book: CellBook, line: OrderLine, order: OrderPlace): void {
  const days = readLine(line, book.rules.tolerance.under, book.today);
  const name = line.item.group ?? '';
  const group = order.group?.group === name ? order.group : groupOf(book, name);
  if (order.group !== null && order.group !== group) order.several = true;
  order.group = group;
  const home = cellAt(book, group, monthOfDay(days.firstPromised));
  const place = { book, group, days, home };
  addDelivery(place, order);
  addLeadTime(place);
  addFilled(place, order);
  addGoods(place);
  addPapers(place);
  noteNewest(home, line.provenance);
  home.recorded |= book.recordedBy(line) | recordedOn(line);
}

/** What a line shows to be recorded by being there. */
function recordedOn(line: OrderLine): number {
  let bits = 0;
  if (line.confirmedOn !== undefined) bits |= RECORDED.acknowledgements;
  if (line.qualityEvents.length > 0) bits |= RECORDED.quality;
  if (line.returns !== undefined) bits |= RECORDED.returns;
  if (line.changes !== undefined) bits |= RECORDED.changes;
  for (const { advisedOn } of line.shipments) if (advisedOn !== undefined) bits |= RECORDED.advices;
  for (const { paidOn } of line.invoices) if (paidOn !== undefined) bits |= RECORDED.payments;
  return bits;
}

function addDelivery(place: LinePlace, order: OrderPlace): void {
  const { book, days, home } = place;
  const { tolerance } = book.rules;
  let first: LineVerdict | null = null;
  for (const [basis, family] of BASIS_FAMILIES) {
    const due = days[family];
    const same = due === days.firstPromised;
    // Without a date or with the same one the sums are the same, whatever the basis.
    const verdict: LineVerdict = same && first !== null ? first : judgeDays(days, basis, tolerance);
    first ??= verdict;
    const cell = same ? home : cellOn(place, due);
    cell[family] ??= emptyOtifTally();
    addLineVerdict(cell[family], verdict);
    if (verdict.state === 'pending') noteChange(cell, due + tolerance.late + 1);
    addDated(order[family], due, verdict.state, verdict.otif);
  }
  if (first !== null) addDecided(place, first, order);
}

function addDated(order: OrderOnDate, due: number, state: LineVerdict['state'], right: boolean | null): void {
  addToOrder(order, state, right);
  if (due > order.due) order.due = due;
  if (state === 'pending' && due > order.until) order.until = due;
}

function addDecided({ book, days, home }: LinePlace, verdict: LineVerdict, order: OrderPlace): void {
  if (verdict.state !== 'decided') {
    addToOrder(order.perfect, verdict.state, null);
    return;
  }
  const due = days.firstPromised;
  if (home.from === null || due < home.from) home.from = due;
  if (home.to === null || due > home.to) home.to = due;
  home.lateness ??= emptyTally(LATENESS_SHAPE);
  addLateness(home.lateness, verdict.lateness ?? 0, days.completed !== NO_DAY);
  if (days.completed === NO_DAY) noteChange(home, book.today + 1);
  const components = componentsOf(days.line, verdict);
  home.perfect ??= emptyTally(PERFECT_SHAPE);
  addComponents(home.perfect, components);
  addToOrder(order.perfect, 'decided', isPerfect(components));
}

/** By the date that holds now, open lines included: months of completion would look best where lines stay open. */
function addLeadTime(place: LinePlace): void {
  const { book, days } = place;
  const { lastPromised, requested, sent } = days;
  const cell = cellOn(
    place,
    lastPromised !== NO_DAY ? lastPromised : requested !== NO_DAY ? requested : sent,
  );
  cell.leadTime ??= emptyTally(LEAD_TIME_SHAPE);
  const verdict = leadTimeOf(days);
  if (verdict.state === 'excluded') {
    cell.leadTime.excluded += 1;
    if (verdict.why === 'no-sent-date') cell.leadTime.withoutDate += 1;
    return;
  }
  addTime(cell.leadTime.times, DAY_GRID, verdict.days, verdict.state === 'completed');
  if (verdict.state === 'open') noteChange(cell, book.today + 1);
}

function addFilled(place: LinePlace, order: OrderPlace): void {
  const { book, days, home } = place;
  const { tolerance, frozenDays } = book.rules;
  const due = fillDueDay(days);
  const cell = due === days.firstPromised ? home : cellOn(place, due);
  cell.fill ??= emptyTally(FILL_SHAPE);
  const verdict = judgeFill(days, tolerance);
  addFill(cell.fill, verdict);
  if (verdict.state === 'pending') noteChange(cell, due + tolerance.late + 1);
  const { state, right } = fillInOrder(verdict);
  addDated(order.fill, due, state, right);
  home.changes ??= emptyTally(CHANGES_SHAPE);
  const changes = judgeChanges(days, tolerance, frozenDays);
  const ours = days.line.leftOut ? judgeOurChanges(days, tolerance, frozenDays) : changes;
  addChanges(home.changes, changes, ours);
}

/** What the order is as a whole, each in the month of its last due line. */
function addWhole(book: CellBook, order: Order, place: OrderPlace): void {
  const group = place.several || place.group === null ? groupOf(book, SEVERAL_GROUPS) : place.group;
  const cell = (day: number) => cellAt(book, group, monthOfDay(day));
  const { late } = book.rules.tolerance;
  for (const [, family] of BASIS_FAMILIES) {
    const on = cell(place[family].due);
    on[family] ??= emptyOtifTally();
    addOrderCounts(on[family], orderOutcome(place[family]));
    if (place[family].pending) noteChange(on, place[family].until + late + 1);
  }
  const filled = orderOutcome(place.fill);
  const onFill = cell(place.fill.due);
  if (place.fill.pending) noteChange(onFill, place.fill.until + late + 1);
  onFill.fill ??= emptyTally(FILL_SHAPE);
  addOrderFill(onFill.fill, filled.state, filled.right);
  const perfect = orderOutcome(place.perfect);
  const onPerfect = cell(place.firstPromised.due);
  onPerfect.perfect ??= emptyTally(PERFECT_SHAPE);
  addPerfectOrder(onPerfect.perfect, perfect.state, perfect.right);
  const { acknowledgeWithin } = book.rules;
  const answer = judgeAcknowledgement(order, acknowledgeWithin, book.today, book.theirs.holidays);
  const onAnswer = cell(answer.state === 'excluded' ? place.firstPromised.due : answer.deadline);
  onAnswer.acknowledgement ??= emptyTally(ACKNOWLEDGEMENT_SHAPE);
  addAcknowledgement(onAnswer.acknowledgement, answer);
  if (answer.state === 'pending') noteChange(onAnswer, answer.deadline + 1);
}
