import { type CalendarDate, dateOfDay, dayNumber } from '../../domain/calendar-date.ts';
import type { Now } from '../../domain/workspace.ts';
import { judgeReply } from '../../kpi/responsiveness.ts';
import { workingCalendar } from '../../kpi/working-calendar.ts';
import { addWorkingDays } from '../../kpi/working-days.ts';
import { activitiesOf } from '../../store/activities.ts';
import type { Store } from '../../store/open.ts';
import { type LensContext, originOf, readContext } from '../context.ts';
import { kpiRulesOf } from '../kpi-rules.ts';
import type { RecordsView } from '../partner/partner-views.ts';
import { recordsView } from '../partner/records.ts';
import type { KpiRow, LineView } from '../views.ts';
import { alertById } from './alert-list.ts';
import type { AlertEvidence, AlertView, QuestionRow } from './alert-views.ts';
import type { WatchedShare } from './watch-record.ts';

/** Of which figure the records are that a watched share counts. */
const RECORDS: Record<WatchedShare, { id: KpiRow['id']; basis?: KpiRow['basis'] }> = {
  lateness: { id: 'on-time', basis: 'first-promised' },
  'reject-rate': { id: 'quality-ppm' },
  acknowledgement: { id: 'acknowledgement' },
};

/** An alert with the records since it began; null when it is not found any more. */
export async function alertEvidence(store: Store, id: string, now: Now): Promise<AlertEvidence | null> {
  const alert = await alertById(store, id, now);
  if (!alert) return null;
  const context = await readContext(store, now);
  const { kpi } = alert;
  if (kpi === 'responsiveness' || kpi === 'silence') {
    const questions = await questionsSince(store, alert, context);
    return { alert, today: now.today, rows: [], questions };
  }
  const { id: kpiId, basis } = RECORDS[kpi];
  const records = await recordsView(store, alert.partnerId, kpiId, basis, now);
  const rows = (records?.rows ?? []).filter((row) => isSince(row, kpi, alert.since, context));
  return { alert, today: now.today, rows, questions: [] };
}

/** Decided in the time that the alert tells of. */
function isSince(
  { line, verdict }: RecordsView['rows'][number],
  kpi: WatchedShare,
  since: CalendarDate,
  context: LensContext,
): boolean {
  if (verdict !== 'hit' && verdict !== 'miss') return false;
  const decided = decidedOn(line, kpi, context);
  return decided !== undefined && decided >= since;
}

function decidedOn(line: LineView, kpi: WatchedShare, { policy }: LensContext): CalendarDate | undefined {
  if (kpi === 'lateness')
    return line.firstPromisedOn && dateOfDay(dayNumber(line.firstPromisedOn) + policy['otif.lateDays']);
  if (kpi === 'acknowledgement')
    return line.sentOn && addWorkingDays(line.sentOn, policy['acknowledgement.workingDays']);
  return line.receipts.map(({ receivedOn }) => receivedOn).sort()[0];
}

/** Questions asked or answered since then, the slowest first; of a silence those that wait for an answer. */
async function questionsSince(
  store: Store,
  { partnerId, since, kpi }: AlertView,
  context: LensContext,
): Promise<QuestionRow[]> {
  const { exchanges } = await activitiesOf(store, partnerId);
  const { now, policy } = context;
  const calendar = workingCalendar(kpiRulesOf(policy).theirHours);
  const asOf = now.replay ? Date.parse(`${now.today}T23:59:59Z`) : now.instant;
  const from = Date.parse(`${since}T00:00:00Z`);
  const rows: QuestionRow[] = [];
  for (const exchange of exchanges) {
    if (exchange.awaiting !== 'partner') continue;
    const verdict = judgeReply(exchange, calendar, asOf);
    if (verdict === null || verdict.state === 'excluded') continue;
    const isOpen = verdict.state === 'open';
    if (kpi === 'silence' ? !isOpen : !isOpen && (exchange.answeredAt ?? 0) < from) continue;
    rows.push({
      id: exchange.id,
      ...(exchange.title === undefined ? {} : { title: exchange.title }),
      askedAt: exchange.askedAt,
      ...(isOpen || exchange.answeredAt === undefined ? {} : { answeredAt: exchange.answeredAt }),
      hours: verdict.hours,
      origin: originOf(exchange.provenance, context),
    });
  }
  return rows.sort((a, b) => b.hours - a.hours);
}
