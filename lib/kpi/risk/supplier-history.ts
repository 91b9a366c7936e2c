import { type CompanyRates, middleOf } from './company.ts';
import { logLead, type Surroundings } from './features.ts';
import { monthStart, type RiskCell, type RiskCells } from './risk-cells.ts';
import type { RiskFacts } from './risk-facts.ts';
import { addToTally, agedTo, emptyTally, shrunkRate, type Tally } from './tally.ts';

/** What a supplier has shown up to some month: its own rate, that of each lane, and what is usual for it. */
export interface SupplierHistory {
  all: Tally;
  lanes: Map<string, Tally>;
  /** Sum of logarithms of lead times, and of how many lines. */
  lead: [sum: number, lines: number];
  answers: boolean;
  despatch: boolean;
}

export function emptyHistory(): SupplierHistory {
  return { all: emptyTally(), lanes: new Map(), lead: [0, 0], answers: false, despatch: false };
}

/** Adds a month in place; months come in their sequence. */
function addMonthToHistory(history: SupplierHistory, month: number, cells: Iterable<RiskCell>): void {
  const day = middleOf(month);
  for (const { facts, lines, late } of cells) {
    addToTally(history.all, lines, late, day);
    const lane = history.lanes.get(facts.lane) ?? emptyTally();
    history.lanes.set(facts.lane, lane);
    addToTally(lane, lines, late, day);
    if (facts.lead > 0) {
      history.lead[0] += lines * logLead(facts.lead);
      history.lead[1] += lines;
    }
    if (facts.answer > 1) history.answers = true;
    if (facts.shipped === 1) history.despatch = true;
  }
}

/** The nested rate on a day: the lane's, pulled towards the supplier's, pulled towards the company's. */
function baseRate(history: SupplierHistory, lane: string, day: number, company: number): number {
  const supplier = shrunkRate(agedTo(history.all, day), company);
  const tally = history.lanes.get(lane);
  return shrunkRate(tally && agedTo(tally, day), supplier);
}

export function surroundingsOf(
  history: SupplierHistory,
  facts: RiskFacts,
  day: number,
  rates: CompanyRates,
  overdue: number,
): Surroundings {
  return {
    base: baseRate(history, facts.lane, day, rates.all),
    company: rates.all,
    mode: rates.modes.get(facts.mode) ?? rates.all,
    group: rates.groups.get(facts.group) ?? rates.all,
    overdue,
    lead: history.lead[1] === 0 ? null : history.lead[0] / history.lead[1],
    answers: history.answers,
    despatch: history.despatch,
  };
}

/**
 * Walks a supplier's months in their sequence: each cell is shown with what was known at the beginning of its month, which is
 * only what was due before. Months before the company's rates begin are walked in silence. Answers the history at the end.
 */
export function walkHistory(
  cells: Pick<RiskCells, 'months' | 'backlog'>,
  rates: ReadonlyMap<number, CompanyRates>,
  visit: (month: number, cell: RiskCell, around: Surroundings) => void,
): SupplierHistory {
  const history = emptyHistory();
  for (const month of [...cells.months.keys()].sort((a, b) => a - b)) {
    const cellsOfMonth = [...(cells.months.get(month)?.values() ?? [])];
    const known = rates.get(month);
    if (known) {
      const day = monthStart(month);
      const overdue = cells.backlog.get(month) ?? 0;
      for (const cell of cellsOfMonth)
        visit(month, cell, surroundingsOf(history, cell.facts, day, known, overdue));
    }
    addMonthToHistory(history, month, cellsOfMonth);
  }
  return history;
}
