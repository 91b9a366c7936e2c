import type { Store } from '../../store/open.ts';
import { type SummaryRecord, summariesAfter } from '../../store/summaries.ts';

/** How many records are taken over in one go: a few milliseconds of the thread. */
const PAGE = 400;

/** Visits every stored summary by partner id; between pages the thread has its turn. */
export async function eachSummary(store: Store, visit: (record: SummaryRecord) => void): Promise<void> {
  for (let after = ''; ; ) {
    const page = await summariesAfter(store, after, PAGE);
    for (const record of page) visit(record);
    after = page.at(-1)?.partnerId ?? '';
    if (page.length < PAGE) return;
  }
}
