import type { OpenLinesRecord, SummaryRecord } from '../../store/summaries.ts';
import type { LensContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { PartnerHead } from '../views.ts';
import { type PackedFigure, unpackFigure } from './packed-figure.ts';
import type { Counts, Summary } from './summary.ts';

/** Version of what a stored summary says. Raise it with every change of what is counted or packed: older ones are made anew. */
export const SUMMARY_DEFINITION = 5;

/** What `figures` of a record holds. */
export interface PackedFigures {
  state: Counts['state'];
  figure: PackedFigure;
  onTimeOnly: boolean;
  newest: [sourceId: string, fetchedAt: number] | null;
  head: Pick<PartnerHead, 'numbers' | 'domains' | 'contacts'>;
}

/** The settings that a summary depends on, as one text. */
export function stampOf({ policy }: LensContext): string {
  return JSON.stringify([
    kpiRulesOf(policy),
    policy['otif.target'],
    policy['otif.floor'],
    policy['risk.dueSoonDays'],
    policy['scorecard.months'],
  ]);
}

/**
 * How a stored summary stands: of today; of an earlier day, to be shown as of that day; or void: made by another
 * definition, with other settings, or on a day that a replay has not reached.
 */
export function freshnessOf(
  record: Pick<SummaryRecord, 'definition' | 'stamp' | 'day' | 'waiting'>,
  context: LensContext,
  stamp = stampOf(context),
): 'today' | 'earlier' | 'void' {
  if (record.waiting || record.definition !== SUMMARY_DEFINITION || record.stamp !== stamp) return 'void';
  const { today } = context.now;
  return record.day === today ? 'today' : record.day < today ? 'earlier' : 'void';
}

/** True when the open lines were made together with this summary. */
export function madeTogether(summary: SummaryRecord, open: OpenLinesRecord): boolean {
  return summary.day === open.day && summary.stamp === open.stamp;
}

function figuresOf(record: SummaryRecord): PackedFigures {
  return JSON.parse(record.figures) as PackedFigures;
}

/** A stored summary as it was made. */
export function summaryOf(record: SummaryRecord, context: LensContext): Summary {
  const { state, figure, onTimeOnly, newest } = figuresOf(record);
  return {
    orders: record.orders,
    lines: record.lines,
    openLines: record.open,
    lateLines: record.late,
    state,
    newest: newest && { sourceId: newest[0], fetchedAt: newest[1] },
    headline: { figure: unpackFigure(figure, record.day, context), onTimeOnly },
  };
}
