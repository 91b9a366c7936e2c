import type { AbcClass } from '../../kpi/segments/abc.ts';
import type { KraljicInput, Quadrant } from '../../kpi/segments/kraljic.ts';
import type { Preferencing } from '../../kpi/segments/preferencing.ts';
import type { RfmSegment } from '../../kpi/segments/rfm.ts';
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
  /** Inputs that nobody has given; the others carry their weight. */
  missing: KraljicInput[];
  abc: AbcClass | null;
  tier: Tier | null;
  preferencing: Preferencing | null;
  /** Net spend of the period; absent where nothing was bought, or in several currencies without a rate. */
  spend?: { amount: number; currency: string };
  origin: Origin;
}

/** One customer by what it buys. */
export interface CustomerPoint {
  partnerId: string;
  name: string;
  recency: number;
  frequency: number;
  monetary: number;
  segment: RfmSegment | null;
  /** Days since its last order against its own gaps; absent with fewer than four gaps. */
  silence?: { silentDays: number; medianGap: number; silent: boolean };
  /** Chance that it is still a customer; absent where the model says nothing. */
  alive?: number;
  origin: Origin;
}

export interface SegmentsView {
  suppliers: SegmentPoint[];
  customers: CustomerPoint[];
  /** Owners with more partners of a tier than they can look after. */
  overCapacity: { owner: string; tier: Tier; partners: number; capacity: number }[];
  workspace: WorkspaceView;
}
