import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { Order, OrderLine } from '../../domain/order.ts';
import { monthIndexOfDay } from '../months.ts';
import { completedOn, isCancelled, isClosedUndated } from '../received.ts';
import { addDelay, type Delays, emptyDelays } from './delays.ts';
import { laneOf, peersByMonth, type RiskFacts, type RiskRules, riskDue, riskFacts } from './risk-facts.ts';

/** How far back lines are remembered: with a half-life of half a year, older ones weigh nothing. */
const HISTORY_MONTHS = 60;
/** Overdue lines older than this are forgotten ones, not a backlog. */
const BACKLOG_DAYS = 365;
/** How long back deliveries tell how late the next one may be. */
const DELAY_DAYS = 730;
const RECENT_DAYS = 365;

/** Lines due in one month that were alike in all that was known at its beginning. */
export interface RiskCell {
  facts: RiskFacts;
  lines: number;
  late: number;
}

/** All of one supplier that models and scores are made of. Sums only: those of disjoint sets of lines add up. */
export interface RiskCells {
  /** By month of the due date, as a number that counts on (`months.ts`); then by facts. */
  months: Map<number, Map<string, RiskCell>>;
  /** Lines that were overdue at the beginning of a month. */
  backlog: Map<number, number>;
  /** Lines that are overdue today. */
  overdue: number;
  /** Lines due in the last 365 days that are decided, and those of them that came late: by lane, `''` too. */
  recent: Map<string, [lines: number, late: number]>;
  /** How many days after its due date a line came, by lane. */
  delays: Map<string, Delays>;
}

export function emptyRiskCells(): RiskCells {
  return { months: new Map(), backlog: new Map(), overdue: 0, recent: new Map(), delays: new Map() };
}

/** Lines with the same key were alike. */
export function riskCellKey(facts: RiskFacts): string {
  return Object.values(facts).join('\u0001');
}

/** The first day of a month's number, as a day number. */
export function monthStart(month: number): number {
  return dayNumber(
    `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`,
  );
}

/**
 * Adds the decided lines of an order in place; `order` must be the one seen on `today` (`visibleOrder`). A line is decided
 * once its due date and the tolerance are past. It is late unless it was complete by then; cancelled lines, those that
 * are over on a day that is not known, returns and lines without a promise count nowhere.
 */
export function addOrderToRisk(cells: RiskCells, order: Order, today: CalendarDate, rules: RiskRules): void {
  const day = dayNumber(today);
  const peers = peersByMonth(order);
  for (const line of order.lines) {
    const due = riskDue(line);
    if (due === null || isCancelled(line) || (line.ordered ?? 0) < 0) continue;
    const last = due + rules.late;
    if (day <= last) continue;
    const complete = completedOn(line, rules.under);
    if (isClosedUndated(line, complete)) continue;
    const completed = complete === null ? Number.POSITIVE_INFINITY : dayNumber(complete);
    addDecided(cells, line, order, { due, late: completed > last, peers }, day, rules);
    addBacklog(cells, last, completed, day);
    if (day - due <= DELAY_DAYS) {
      addDelay(delaysOf(cells, laneOf(line, order)), Math.min(completed, day) - due, completed <= day);
    }
  }
}

function addDecided(
  cells: RiskCells,
  line: OrderLine,
  order: Order,
  { due, late, peers }: { due: number; late: boolean; peers: Map<string, number> },
  today: number,
  rules: RiskRules,
): void {
  const month = monthIndexOfDay(due);
  if (month <= monthIndexOfDay(today) - HISTORY_MONTHS) return;
  const known = dateOfDay(monthStart(month) - 1);
  const facts = riskFacts(line, order, peers.get(dateOfDay(due).slice(0, 7)) ?? 1, known, rules);
  const key = riskCellKey(facts);
  const cellsOfMonth = cells.months.get(month) ?? new Map<string, RiskCell>();
  cells.months.set(month, cellsOfMonth);
  const cell = cellsOfMonth.get(key) ?? { facts, lines: 0, late: 0 };
  cellsOfMonth.set(key, cell);
  cell.lines += 1;
  if (late) cell.late += 1;
  if (today - due > RECENT_DAYS) return;
  const recent = cells.recent.get(facts.lane) ?? [0, 0];
  cells.recent.set(facts.lane, recent);
  recent[0] += 1;
  if (late) recent[1] += 1;
}

/** A line is in the backlog of each month that began while it was overdue. */
function addBacklog(cells: RiskCells, last: number, completed: number, today: number): void {
  const until = Math.min(today, last + BACKLOG_DAYS);
  for (let month = monthIndexOfDay(last + 1); ; month += 1) {
    const start = monthStart(month);
    if (start > until || start > completed) break;
    if (start > last) cells.backlog.set(month, (cells.backlog.get(month) ?? 0) + 1);
  }
  if (completed > today && today - last <= BACKLOG_DAYS) cells.overdue += 1;
}

function delaysOf(cells: RiskCells, lane: string): Delays {
  const delays = cells.delays.get(lane) ?? emptyDelays();
  cells.delays.set(lane, delays);
  return delays;
}
