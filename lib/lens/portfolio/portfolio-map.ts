import type { ScoreTerm } from '../../domain/agreement.ts';
import type { Now } from '../../domain/workspace.ts';
import { monthOf } from '../../kpi/months.ts';
import { inputKey, type TermScore } from '../../kpi/scorecard/scorecard.ts';
import type { Store } from '../../store/open.ts';
import { leftOutCounts } from '../../store/share-answers.ts';
import { noOrigin, oldestOrigin, originOf, readContext } from '../context.ts';
import { periodMonths } from '../scorecard/score-inputs.ts';
import { gradeRecord, type ScoreRecord } from '../scorecard/score-record.ts';
import { storedScores } from '../scorecard/stored-scores.ts';
import { readSegments } from '../segments/refresh-segments.ts';
import type { Origin } from '../views.ts';
import type { PortfolioColumn, PortfolioMapRow, PortfolioMapView } from './portfolio-views.ts';

/** A row before its terms are put under columns. */
interface Scored {
  row: Omit<PortfolioMapRow, 'cells'>;
  terms: TermScore[];
}

/**
 * The scores of all suppliers as of today, by the terms of their scorecards. Reads what was made of each partner in the job
 * worker, and no order.
 */
export async function portfolioMap(store: Store, now: Now): Promise<PortfolioMapView> {
  const context = await readContext(store, now);
  const priors = new Map((await readSegments(store))?.priors ?? []);
  const leftOut = await leftOutCounts(store);
  const scored: Scored[] = [];
  const origins: Origin[] = [];
  const { records, pending } = await storedScores(store, context);
  for (const record of records) {
    const { period, newest } = gradeRecord(record, priors);
    scored.push(scoredRow(record, period, leftOut.get(record.head.id)));
    if (newest) origins.push(originOf({ sourceId: newest[0], fetchedAt: newest[1] }, context));
  }
  const columns = columnsOf(scored);
  const months = periodMonths(monthOf(now.today), context.policy['scorecard.months']);
  return {
    asOf: now.today,
    origin: oldestOrigin(origins) ?? noOrigin,
    period: [months[0] ?? monthOf(now.today), monthOf(now.today)],
    columns,
    rows: scored.map((each) => inColumns(each, columns)).sort(byName),
    pending,
  };
}

function scoredRow(
  record: ScoreRecord,
  period: ReturnType<typeof gradeRecord>['period'],
  leftOut?: number,
): Scored {
  const { score, coverage, ungraded, terms } = period.card;
  const row = { partner: record.head, score, grade: period.grade, coverage, ...(leftOut ? { leftOut } : {}) };
  return { row: ungraded ? { ...row, ungraded } : row, terms };
}

/** By their share of all weights over all scorecards, the largest first; of equals the first seen. */
function columnsOf(scored: readonly Scored[]): PortfolioColumn[] {
  const shares = new Map<string, { column: PortfolioColumn; share: number }>();
  for (const { terms } of scored) {
    const total = terms.reduce((sum, { term }) => sum + term.weight, 0);
    for (const { term } of terms) {
      const known = shares.get(inputKey(term)) ?? { column: columnOf(term), share: 0 };
      known.share += term.weight / total;
      shares.set(inputKey(term), known);
    }
  }
  return [...shares.values()].sort((a, b) => b.share - a.share).map(({ column }) => column);
}

function columnOf({ kpi, basis }: ScoreTerm): PortfolioColumn {
  return basis === undefined ? { kpi } : { kpi, basis };
}

function inColumns({ row, terms }: Scored, columns: readonly PortfolioColumn[]): PortfolioMapRow {
  const byKey = new Map(terms.map((each) => [inputKey(each.term), each]));
  const cells = columns.map((column) => {
    const found = byKey.get(inputKey(column));
    if (!found?.value) return null;
    const { value: figure, score, missesSurely } = found;
    return { figure, score, missesSurely };
  });
  return { ...row, cells };
}

function byName(a: PortfolioMapRow, b: PortfolioMapRow): number {
  return a.partner.name.localeCompare(b.partner.name) || (a.partner.id < b.partner.id ? -1 : 1);
}
