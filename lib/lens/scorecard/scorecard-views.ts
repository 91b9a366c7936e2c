import type { Gate, ScoreTerm, TemplateId } from '../../domain/agreement.ts';
import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Grade } from '../../kpi/scorecard/grade.ts';
import type { Ungraded } from '../../kpi/scorecard/scorecard.ts';
import type { Prior } from '../../kpi/scorecard/shrink.ts';
import type { Figure, Origin, PartnerHead, WorkspaceView } from '../views.ts';

/** A figure as it would be with some lines left out, or back in; `lines`: how many there are of them. */
export interface Beside {
  value: number | null;
  n: number;
  lines: number;
}

/** One line of a scorecard. */
export interface ScoreRow {
  term: ScoreTerm;
  /** The value of the period with what it rests on. */
  figure: Figure;
  /** What is scored: the shrunk rate, else the value; null when it is not scored. */
  graded: number | null;
  score: number | null;
  /** Share of the total weight, 0 to 1. */
  share: number;
  /** The whole interval lies on the wrong side of the target. */
  missesSurely: boolean;
  /** What the rate was drawn to; absent where it was taken as it is. */
  prior?: Prior;
  /** Without the lines that are contested and not decided; absent where that makes no difference. */
  undisputed?: Beside;
  /** With the lines that are left out because a dispute was accepted; absent where that makes no difference. */
  recorded?: Beside;
}

/** A gate that holds, and what closes it. */
export interface GateView {
  gate: Gate;
  /** Names of the certificates that have run out, numbers of the cases that are open. */
  because: string[];
  /** Of what closes it; of several the oldest. */
  origin: Origin;
}

/** The total of one period. */
export interface ScorePoint {
  /** Last month of the period, `2026-04`. */
  month: string;
  score: number | null;
  grade: Grade | null;
  coverage: number;
  /** Version of the agreement that held; null for the template alone. */
  version: number | null;
}

/** What was agreed, and by whom; without an agreement the template stands as our own proposal. */
export interface AgreedView {
  template: TemplateId;
  version: number | null;
  from?: CalendarDate;
  agreedOn?: CalendarDate;
  ours?: string;
  theirs?: string;
}

/** One side as it is scored. */
export interface ScoreSide {
  score: number | null;
  grade: Grade | null;
  coverage: number;
  ungraded?: Ungraded;
  rows: ScoreRow[];
  /** Oldest first, the last is this period. */
  history: ScorePoint[];
}

/** A certificate that runs out soon, while the agreement says that none may. */
export interface ExpiringView {
  name: string;
  validTo: CalendarDate;
  days: number;
  origin: Origin;
}

export interface ScorecardView extends ScoreSide {
  partner: PartnerHead;
  definition: string;
  agreed: AgreedView;
  /** What a person chose that the partner is to us, and what it is by the roles on record. */
  scoredAs: { chosen: TemplateId | null; byRecord: TemplateId };
  /** Every version, newest first. */
  versions: AgreedView[];
  /** First and last month of the period, `2025-06`. */
  period: [from: string, to: string];
  gates: GateView[];
  /** Certificates that run out soon, the first to run out first. */
  expiring: ExpiringView[];
  /** How many lines are contested and not decided, and how many are left out because that was accepted; absent for none. */
  contested?: { open: number; accepted: number };
  /** The total without the former, and with the latter. */
  undisputed?: Pick<ScoreSide, 'score' | 'grade'>;
  recorded?: Pick<ScoreSide, 'score' | 'grade'>;
  /** What we owe the partner; null for a customer, whose scorecard is about us already. */
  owed: (ScoreSide & { isAgreed: boolean }) | null;
  asOf: CalendarDate;
  origin: Origin;
  workspace: WorkspaceView;
}
