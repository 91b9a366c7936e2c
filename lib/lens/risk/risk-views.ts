import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { JudgedRisk, RiskBand } from '../../kpi/risk/judge-risk.ts';
import type { RiskReason } from '../../kpi/risk/risk-reasons.ts';
import type { RiskLevel } from '../../kpi/risk/score.ts';

/** Why an open line has no band. Worded by the surfaces; never shown as low. */
export type NoRisk = 'no-promised-date' | 'being-made' | 'too-few-lines';

/** How likely an open line comes late, and when it is likely to come. */
export interface RiskView {
  /** Id and version of the definition: `late-risk/2`. */
  definition: string;
  band: RiskBand | null;
  missing?: NoRisk;
  /** True when its day is past: late is no forecast then. */
  overdue: boolean;
  level: RiskLevel;
  /** Decided lines behind the band, and how many are needed where it is missing. */
  n: number;
  needed?: number;
  /** Strongest first, three at most. */
  reasons: RiskReason[];
  expected?: Expected;
  /** The day that the model was made for. */
  asOf: CalendarDate;
}

/** Days between which eight of ten such lines come; `to` is null where too few of them have come at all. */
interface Expected {
  from: CalendarDate;
  on: CalendarDate;
  to: CalendarDate | null;
  /** Whose past deliveries say so. */
  level: JudgedRisk['arrivalOf'];
}
