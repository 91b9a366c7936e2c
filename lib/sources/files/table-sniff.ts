import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { DateForm } from '../../recognise/values/date-cells.ts';
import type { DamageCount } from './cell-damage.ts';
import type { Layout } from './layout.ts';

/** What the values of one column are, counted over every row that was read. Shares are of filled cells. */
export interface ColumnStatistics {
  header: string;
  /** Cells with text. */
  filled: number;
  /** Different values; at least so many where `distinctCapped`. */
  distinct: number;
  distinctCapped: boolean;
  dates: {
    count: number;
    forms: Partial<Record<DateForm, number>>;
    /** Numeric dates that are days only with the day first, only with the month first, with both, with neither. */
    dayFirst: number;
    monthFirst: number;
    either: number;
    noSuchDay: number;
    /** Separators of numeric dates. */
    points: number;
    /** Values that may be the day numbers of a spreadsheet; not among `count`. */
    serials: number;
  };
  /** What a spreadsheet may have made of document numbers. */
  damage: DamageCount;
  numbers: {
    count: number;
    /** Cells that show the decimal mark to be a point, a comma, or could be either. */
    point: number;
    comma: number;
    either: number;
    negative: number;
  };
  /** Cells without a digit and empty dates (`00.00.0000`), and the most frequent of them. */
  words: { count: number; top: { text: string; count: number }[] };
  addresses: number;
  longest: number;
  /** A few different values as they stand in the file. */
  samples: string[];
}

/** What a table file is like, before anybody says what its columns mean. */
export interface TableSniff extends Layout {
  columns: ColumnStatistics[];
  /** The first rows, for a preview. */
  preview: string[][];
  /** Rows spread over all that was read (at most 2,000), for questions about several columns at once. */
  spread: string[][];
  /** Data rows that were read; all of the file's when `complete`. */
  rows: number;
  /** Rows that look like sums, and rows that repeat the headings: in no count of values. */
  skipped: { totals: number; headings: number };
  complete: boolean;
  /** Rows with fewer or more cells than headings. */
  ragged: number;
  size: number;
  /** Present when the file says that it is the sample workspace: its "today". */
  sampleAsOf?: CalendarDate;
}
