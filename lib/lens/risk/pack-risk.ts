import type { CompanyRates } from '../../kpi/risk/company.ts';
import type { Delays } from '../../kpi/risk/delays.ts';
import type { RiskModel, SupplierRisk } from '../../kpi/risk/model.ts';
import { type RiskCell, type RiskCells, riskCellKey } from '../../kpi/risk/risk-cells.ts';
import type { RiskFacts } from '../../kpi/risk/risk-facts.ts';
import type { SupplierHistory } from '../../kpi/risk/supplier-history.ts';
import type { Tally } from '../../kpi/risk/tally.ts';

/** Version of the texts below: others are made anew with their summaries. */
export const RISK_TEXT_VERSION = 3;

/** Twelve numbers per cell: places of lane, mode and group among the names, the other facts, lines, late. */
const CELL_NUMBERS = 12;

/** The cells of one supplier, month by month, as JSON: names once, then whole numbers. */
export function packCells(cells: RiskCells): string {
  const names: string[] = [];
  const places = new Map<string, number>();
  const place = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, names.length);
    return names.push(name) - 1;
  };
  const months = [...cells.months].map(([month, cellsOfMonth]) => [
    month,
    cells.backlog.get(month) ?? 0,
    ...[...cellsOfMonth.values()].flatMap(({ facts, lines, late }) => [
      place(facts.lane),
      place(facts.mode),
      place(facts.group),
      facts.quantity,
      facts.orderLines,
      facts.lead,
      facts.answer,
      facts.pushed,
      facts.afterRequested,
      facts.shipped,
      lines,
      late,
    ]),
  ]);
  return JSON.stringify([names, months]);
}

/** What {@link packCells} wrote, for training: what only scores need is not in it. */
export function unpackCells(text: string): Pick<RiskCells, 'months' | 'backlog'> {
  const [names, packed] = JSON.parse(text) as [string[], number[][]];
  const months: RiskCells['months'] = new Map();
  const backlog: RiskCells['backlog'] = new Map();
  for (const [month = 0, overdue = 0, ...numbers] of packed) {
    backlog.set(month, overdue);
    const cells = new Map<string, RiskCell>();
    for (let at = 0; at + CELL_NUMBERS <= numbers.length; at += CELL_NUMBERS) {
      const cell = cellAt(numbers, at, names);
      cells.set(riskCellKey(cell.facts), cell);
    }
    months.set(month, cells);
  }
  return { months, backlog };
}

function cellAt(numbers: readonly number[], at: number, names: readonly string[]): RiskCell {
  const number = (place: number) => numbers[at + place] ?? 0;
  const facts: RiskFacts = {
    lane: names[number(0)] ?? '',
    mode: names[number(1)] ?? '',
    group: names[number(2)] ?? '',
    quantity: number(3),
    orderLines: number(4),
    lead: number(5),
    answer: number(6) as RiskFacts['answer'],
    pushed: number(7),
    afterRequested: number(8),
    shipped: number(9) === 1 ? 1 : 0,
  };
  return { facts, lines: number(10), late: number(11) };
}

/** Maps become lists of pairs; JSON knows neither them nor "never". */
export function packSupplier(supplier: SupplierRisk): string {
  const { history, overdue, recent, delays } = supplier;
  const { all, lanes, lead, answers, despatch } = history;
  return JSON.stringify({
    history: { all: packTally(all), lanes: [...lanes].map(pairWith(packTally)), lead, answers, despatch },
    overdue,
    recent: [...recent],
    delays: [...delays].map(pairWith(packDelays)),
  });
}

export function unpackSupplier(text: string): SupplierRisk {
  const { history, overdue, recent, delays } = JSON.parse(text) as PackedSupplier;
  const { all, lanes, lead, answers, despatch } = history;
  const unpacked: SupplierHistory = {
    all: unpackTally(all),
    lanes: new Map(lanes.map(pairWith(unpackTally))),
    lead,
    answers,
    despatch,
  };
  return {
    history: unpacked,
    overdue,
    recent: new Map(recent),
    delays: new Map(delays.map(pairWith(unpackDelays))),
  };
}

type Pairs<T> = [string, T][];
type PackedTally = [lines: number, late: number, on: number | null];
type PackedDelays = [came: [number, number][], open: [number, number][]];
interface PackedSupplier {
  history: Omit<SupplierHistory, 'all' | 'lanes'> & { all: PackedTally; lanes: Pairs<PackedTally> };
  overdue: number;
  recent: Pairs<[number, number]>;
  delays: Pairs<PackedDelays>;
}
type PackedModel = Omit<RiskModel, 'rates' | 'delays' | 'apart'> & {
  apart: string | null;
  rates: { all: number; modes: Pairs<number>; groups: Pairs<number> };
  delays: PackedDelays;
};

function pairWith<T, U>(change: (value: T) => U): (pair: [string, T]) => [string, U] {
  return ([name, value]) => [name, change(value)];
}

function packTally({ lines, late, on }: Tally): PackedTally {
  return [lines, late, Number.isFinite(on) ? on : null];
}

function unpackTally([lines, late, on]: PackedTally): Tally {
  return { lines, late, on: on ?? Number.NEGATIVE_INFINITY };
}

function packDelays({ came, open }: Delays): PackedDelays {
  return [[...came], [...open]];
}

function unpackDelays([came, open]: PackedDelays): Delays {
  return { came: new Map(came), open: new Map(open) };
}

export function packModel(model: RiskModel): string {
  const { all, modes, groups } = model.rates;
  const packed: PackedModel = {
    ...model,
    rates: { all, modes: [...modes], groups: [...groups] },
    delays: packDelays(model.delays),
    apart: model.apart && packModel(model.apart),
  };
  return JSON.stringify(packed);
}

export function unpackModel(text: string): RiskModel {
  const packed = JSON.parse(text) as PackedModel;
  const { all, modes, groups } = packed.rates;
  const rates: CompanyRates = { all, modes: new Map(modes), groups: new Map(groups) };
  const apart = packed.apart === null ? null : unpackModel(packed.apart);
  return { ...packed, rates, delays: unpackDelays(packed.delays), apart };
}
