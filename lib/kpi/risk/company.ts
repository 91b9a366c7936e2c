import { type Delays, emptyDelays, mergeDelays } from './delays.ts';
import { monthStart, type RiskCells } from './risk-cells.ts';
import { addToTally, agedTo, emptyTally, shrunkRate, type Tally } from './tally.ts';

type Counts = Map<number, [lines: number, late: number]>;

/** What all suppliers together say, by month: the level above each of them. Sums, so that any sequence gives the same. */
export interface Company {
  months: Counts;
  modes: Map<string, Counts>;
  groups: Map<string, Counts>;
  delays: Delays;
  recent: [lines: number, late: number];
  /** How many cells there are. */
  cells: number;
}

export function emptyCompany(): Company {
  return {
    months: new Map(),
    modes: new Map(),
    groups: new Map(),
    delays: emptyDelays(),
    recent: [0, 0],
    cells: 0,
  };
}

/** Adds one supplier in place. */
export function addToCompany(company: Company, cells: RiskCells): void {
  for (const [month, cellsOfMonth] of cells.months) {
    for (const { facts, lines, late } of cellsOfMonth.values()) {
      company.cells += 1;
      count(company.months, month, lines, late);
      if (facts.mode !== '') count(countsOf(company.modes, facts.mode), month, lines, late);
      if (facts.group !== '') count(countsOf(company.groups, facts.group), month, lines, late);
    }
  }
  for (const delays of cells.delays.values()) mergeDelays(company.delays, delays);
  for (const [lines, late] of cells.recent.values()) {
    company.recent[0] += lines;
    company.recent[1] += late;
  }
}

function countsOf(by: Map<string, Counts>, name: string): Counts {
  const counts = by.get(name) ?? new Map();
  by.set(name, counts);
  return counts;
}

function count(counts: Counts, month: number, lines: number, late: number): void {
  const known = counts.get(month);
  if (known) {
    known[0] += lines;
    known[1] += late;
  } else counts.set(month, [lines, late]);
}

/** Rates of the company on one day, 0 to 1; a mode or group that is not known then has the company's own. */
export interface CompanyRates {
  all: number;
  modes: Map<string, number>;
  groups: Map<string, number>;
}

/** The middle of a month stands for all days of it. */
export function middleOf(month: number): number {
  return monthStart(month) + 15;
}

/** The company's rates at the beginning of each month from its second one to `last`, from what was due before. */
export function ratesByMonth(company: Company, last: number): Map<number, CompanyRates> {
  const rates = new Map<number, CompanyRates>();
  const first = Math.min(...company.months.keys());
  const running = emptyRunning();
  for (let month = first; month <= last; month += 1) {
    if (running.lines > 0) rates.set(month, ratesOf(running, monthStart(month)));
    addMonth(running, company, month);
  }
  return rates;
}

/** The company's rates on a day, from all that is decided; null without any. */
export function ratesOn(company: Company, day: number): CompanyRates | null {
  const running = emptyRunning();
  for (const month of [...company.months.keys()].sort((a, b) => a - b)) addMonth(running, company, month);
  return running.lines === 0 ? null : ratesOf(running, day);
}

interface Running {
  all: Tally;
  modes: Map<string, Tally>;
  groups: Map<string, Tally>;
  lines: number;
  late: number;
}

function emptyRunning(): Running {
  return { all: emptyTally(), modes: new Map(), groups: new Map(), lines: 0, late: 0 };
}

function addMonth(running: Running, company: Company, month: number): void {
  const counts = company.months.get(month);
  if (!counts) return;
  running.lines += counts[0];
  running.late += counts[1];
  addToTally(running.all, counts[0], counts[1], middleOf(month));
  addNames(running.modes, company.modes, month);
  addNames(running.groups, company.groups, month);
}

function addNames(tallies: Map<string, Tally>, counts: Map<string, Counts>, month: number): void {
  for (const [name, months] of counts) {
    const of = months.get(month);
    if (!of) continue;
    const tally = tallies.get(name) ?? emptyTally();
    tallies.set(name, tally);
    addToTally(tally, of[0], of[1], middleOf(month));
  }
}

function ratesOf(running: Running, day: number): CompanyRates {
  // The rate of all history counts for one line, so that a company at rest does not fall to nothing.
  const all = shrunkRate(agedTo(running.all, day), running.late / running.lines, 1);
  const shrunk = (tallies: Map<string, Tally>) =>
    new Map([...tallies].map(([name, tally]) => [name, shrunkRate(agedTo(tally, day), all)]));
  return { all, modes: shrunk(running.modes), groups: shrunk(running.groups) };
}
