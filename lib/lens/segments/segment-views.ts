import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { AbcClass } from '../../kpi/segments/abc.ts';
import type { OwnerLoad } from '../../kpi/segments/capacity.ts';
import type { KraljicInput, Quadrant } from '../../kpi/segments/kraljic.ts';
import type { Preferencing } from '../../kpi/segments/preferencing.ts';
import type { Tier } from '../../kpi/segments/tiers.ts';
import type { Origin, WorkspaceView } from '../views.ts';

/** One supplier in the portfolio matrix. */
export interface SegmentPoint {
  partnerId: string;
  name: string;
  owner?: string;
  /** Both 0 to 1; null while nothing is known of that side. */
  impact: number | null;
  risk: number | null;
  quadrant: Quadrant | null;
  borderline: boolean;
  /** What adds most to impact and to risk. */
  drivers: [impact: KraljicInput | null, risk: KraljicInput | null];
  /** Inputs that nobody has given; the others carry their weight. */
  missing: KraljicInput[];
  abc: AbcClass | null;
  tier: Tier | null;
  preferencing: Preferencing | null;
  /** Spend of the period by currency, never added; empty where nothing was bought. */
  spend: { amount: number; currency: string }[];
  origin: Origin;
}

/** All suppliers, placed against each other. */
export interface SegmentsView {
  /** The day that they were placed on. */
  day: CalendarDate;
  suppliers: SegmentPoint[];
  /** Who looks after how many of those that take time, and how many one can. */
  loads: OwnerLoad[];
  capacity: { strategic: number; bottleneck: number };
  workspace: WorkspaceView;
}
