import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { LensContext } from '../context.ts';
import type { StoredGrade } from '../portfolio/refresh-grades.ts';
import type { WorkspaceView } from '../views.ts';

/** One partner of the list, as much as finding and sorting need; `portfolioRow` gives what a drawn row shows. */
export interface PartnerEntry {
  id: string;
  name: string;
  /** Separated by commas. */
  roles: string;
  owner?: string;
  /** Folded words with a space before each. */
  find: string;
  open: number;
  late: number;
  lines: number;
  /** The share that it is judged by, 0..1; 2 where it is not judged. */
  rank: number;
  share: 'otif' | 'on-time' | 'none';
  /** How its scorecard grades it; absent for who is not scored, and until it is made. */
  graded?: StoredGrade;
  /** Lines that its figures leave out, because a dispute was accepted; absent: none. */
  leftOut?: number;
  /** Present when the figures are of an earlier day and are made anew. */
  asOf?: CalendarDate;
  /** What its row shows; absent while its figures are being made. */
  figures?: string;
}

/** All partners, by name. */
export interface PartnerList {
  entries: PartnerEntry[];
  /** Partners whose figures are of today, and all; the rest are being made. */
  made: number;
  all: number;
  context: LensContext;
  workspace: WorkspaceView;
}
