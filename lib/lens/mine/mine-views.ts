import type { Mine, OwnName } from '../../domain/mine.ts';
import type { LensContext } from '../context.ts';
import type { PackedLine } from '../partner/packed-line.ts';
import type { PackedRisk } from '../risk/asked-lines.ts';
import type { LineView, WorkspaceView } from '../views.ts';
import type { CurrencyTotal } from './currency-totals.ts';

/** Whose the lines of one partner are. Shared by all lines of the group. */
export interface LineGroup {
  partnerId: string;
  partnerName: string;
  buyer: string;
  group: string;
  plant: string;
  company: string;
}

/** One open line of *My orders*, in few words; `lineOf` gives what a drawn row shows. */
export interface MyLine {
  packed: PackedLine;
  of: LineGroup;
  /** Present where it is likely to come late and is not late yet. */
  risk?: PackedRisk;
  /** A person knows of it until a day: it stands at the end and is counted apart. */
  isKnown?: boolean;
}

/** The open lines that are mine, or all. */
export interface MyOrders {
  /** Worst first. */
  lines: MyLine[];
  /** Partners that are still to be read; 0 when the list is whole. */
  left: number;
  context: LensContext;
}

/** What *My orders* is about, before any line is read. */
export interface MyOrdersHead {
  mine: Mine;
  /** Names found in the records, each kind with the most open lines first. */
  names: OwnName[];
  /** Partners whose figures are of today, and all. */
  made: number;
  all: number;
  workspace: WorkspaceView;
}

/** What the person chose to see. */
export interface MineFilter {
  state: LineView['state'] | 'all';
  plant: string;
  company: string;
  /** Only open lines at high late risk, the likeliest first. */
  likelyLate?: boolean;
  /** Only lines that are known until a day. */
  known?: boolean;
}

/** The chosen lines, their worth per currency, and what else could be chosen. */
export interface ChosenLines {
  lines: MyLine[];
  /** The line that was read longest ago: what rests on all is no fresher. */
  oldest?: MyLine;
  totals: CurrencyTotal[];
  withoutValue: number;
  states: { state: LineView['state']; count: number }[];
  /** Lines at high risk, and at elevated. */
  likelyLate: { high: number; elevated: number };
  /** Lines that are known until a day; the counts of states are without them. */
  known: number;
  plants: string[];
  companies: string[];
}
