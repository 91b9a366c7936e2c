import { gatheredAfter } from '../../store/gathered.ts';
import type { Store } from '../../store/open.ts';
import { partnersOf, summaryKeys } from '../../store/summaries.ts';
import { type LensContext, notScored } from '../context.ts';
import { eachSummary } from '../partner/each-summary.ts';
import { freshnessOf, stampOf } from '../partner/stored-summary.ts';
import { isScoreRecord, SCORE_PREFIX, type ScoreRecord } from './score-record.ts';

/** How many scores are read in one go. */
const PAGE = 500;

/**
 * The score of every supplier whose figures are of today and of the records as they are; and of how many suppliers they are
 * being made. A score holds beside the summary that it was made with.
 */
export async function storedScores(
  store: Store,
  context: LensContext,
): Promise<{ records: ScoreRecord[]; pending: number }> {
  const { today } = context.now;
  const stamp = stampOf(context);
  const missing = new Set((await summaryKeys(store)).partners);
  const made = new Set<string>();
  let suppliers = 0;
  await eachSummary(store, (record) => {
    missing.delete(record.partnerId);
    const roles = record.roles.split(',');
    if (!roles.includes('supplier') || roles.includes('own-site')) return;
    suppliers += 1;
    if (freshnessOf(record, context, stamp) === 'today') made.add(record.partnerId);
  });
  for (const partner of await partnersOf(store, [...missing]))
    if (notScored(partner) === null) suppliers += 1;
  const records: ScoreRecord[] = [];
  for (let after = ''; ; ) {
    const { names, values } = await gatheredAfter(store, SCORE_PREFIX, after, PAGE);
    for (const value of values)
      if (isScoreRecord(value, today, stamp) && made.has(value.partnerId)) records.push(value);
    after = names.at(-1) ?? '';
    if (names.length < PAGE) return { records, pending: suppliers - records.length };
  }
}
