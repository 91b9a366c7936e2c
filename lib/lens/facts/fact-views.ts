import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Fact } from '../../domain/fact.ts';
import type { Origin, PartnerHead, WorkspaceView } from '../views.ts';

/** How a fact stands today. */
export type FactState = 'holds' | 'soon' | 'expired' | 'replaced' | 'ahead';

/** One fact about a partner. Past its last day it is shown grey. */
export interface FactRow {
  fact: Fact;
  state: FactState;
  /** Days until its last day, negative once that is past; null where it has none. */
  daysLeft: number | null;
  origin: Origin;
}

export interface FactsView {
  partner: PartnerHead;
  /** What has run out first, then what runs out soon, then what holds, then what is over. */
  rows: FactRow[];
  today: CalendarDate;
  workspace: WorkspaceView;
}
