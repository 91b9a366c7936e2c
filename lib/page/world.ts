import type { ReadMentions } from '../sites/mention-reader.ts';
import type { StartOrders } from './orders.ts';
import type { ReadSite } from './sites.ts';

/**
 * Globals of our isolated world, which no page can see: each script of the lens puts there what it brings, and the core,
 * which runs last, takes it up. A second injection finds and replaces the first.
 */
export interface LensWorld {
  partnerLensMentions?: ReadMentions;
  partnerLensOrders?: StartOrders;
  /** The sites whose scripts run here, each under its id. */
  partnerLensSites?: Record<string, ReadSite>;
  /** How the page is built, when a person asked for a report. */
  partnerLensReport?: string;
  partnerLensStop?: () => void;
}
