import type { Case } from '../domain/activity.ts';
import type { OtifTolerance } from './otif.ts';
import type { WorkingHours } from './working-calendar.ts';

/**
 * All that was agreed or set for one relationship and that its KPIs depend on. Plain data: as JSON it is the stamp under
 * which cells are stored.
 */
export interface KpiRules {
  tolerance: OtifTolerance;
  /** Working days in which an order should be acknowledged. */
  acknowledgeWithin: number;
  /** When the partner works: its acknowledgements, replies and cases; and when we do. */
  theirHours: WorkingHours;
  ourHours: WorkingHours;
  /** Business hours in which a question should be answered. */
  replyWithin: number;
  /** Business hours in which a case should be settled, where it names none itself. */
  caseWithin: Readonly<Record<Case['priority'], number>>;
  /** Months before the demand of the forecast that is judged. */
  forecastLag: number;
  /** A change of ours counts when it comes this many days or fewer before the due date; null: any after sending. */
  frozenDays: number | null;
}
