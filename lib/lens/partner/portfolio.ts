import type { Partner, PartnerRole } from '../../domain/partner.ts';
import type { Now } from '../../domain/workspace.ts';
import type { Store } from '../../store/open.ts';
import { leftOutCounts } from '../../store/share-answers.ts';
import { partnersOf, type SummaryRecord, summaryKeys } from '../../store/summaries.ts';
import { type LensContext, originOf, readContext } from '../context.ts';
import { readGrades } from '../portfolio/refresh-grades.ts';
import { workspaceView } from '../workspace.ts';
import { eachSummary } from './each-summary.ts';
import { findWords } from './make-summary.ts';
import { unpackFigure } from './packed-figure.ts';
import type { PortfolioRow } from './partner-views.ts';
import type { PartnerEntry, PartnerList } from './portfolio-views.ts';
import { freshnessOf, type PackedFigures, stampOf } from './stored-summary.ts';

/** How many partners without a summary are read in one go. */
const SLICE = 400;

/**
 * Every partner as it is stored, in slices. Figures that are not made yet, or void today, are left out; those of an earlier
 * day say so. Walks no orders.
 */
export async function partnerList(store: Store, now: Now): Promise<PartnerList> {
  const context = await readContext(store, now);
  const [grades, workspace, keys, leftOut] = await Promise.all([
    readGrades(store, context),
    workspaceView(store, now),
    summaryKeys(store),
    leftOutCounts(store),
  ]);
  const known = new Set(keys.partners);
  const entries: PartnerEntry[] = [];
  let made = 0;
  const stamp = stampOf(context);
  await eachSummary(store, (record) => {
    if (!known.delete(record.partnerId)) return;
    const entry = entryOf(record, context, stamp);
    const out = leftOut.get(entry.id);
    if (entry.figures !== undefined && out) entry.leftOut = out;
    if (entry.figures !== undefined && entry.asOf === undefined) {
      made += 1;
      const graded = grades.get(entry.id);
      if (graded) entry.graded = graded;
    }
    entries.push(entry);
  });
  const missing = [...known];
  for (let at = 0; at < missing.length; at += SLICE) {
    for (const partner of await partnersOf(store, missing.slice(at, at + SLICE)))
      entries.push(bareEntry(partner));
  }
  return { entries, made, all: entries.length, context, workspace };
}

function entryOf(record: SummaryRecord, context: LensContext, stamp: string): PartnerEntry {
  const { partnerId: id, name, roles, owner, find } = record;
  const freshness = freshnessOf(record, context, stamp);
  if (freshness === 'void') return { id, name, roles, owner, find, ...NOT_MADE };
  const { open, late, lines, rank, share, figures, day } = record;
  const entry: PartnerEntry = { id, name, roles, owner, find, open, late, lines, rank, share, figures };
  if (freshness === 'earlier') entry.asOf = day;
  return entry;
}

const NOT_MADE = { open: 0, late: 0, lines: 0, rank: 2, share: 'none' } as const;

function bareEntry(partner: Partner): PartnerEntry {
  const { id, name, owner, roles } = partner;
  return { id, name, roles: roles.join(), owner, find: findWords(partner), ...NOT_MADE };
}

/** What the row of a partner shows; null while its figures are being made. */
export function portfolioRow(entry: PartnerEntry, context: LensContext): PortfolioRow | null {
  if (entry.figures === undefined) return null;
  const { figure, onTimeOnly, head, newest } = JSON.parse(entry.figures) as PackedFigures;
  const { id, name, owner, open, late, lines } = entry;
  const roles = entry.roles.split(',').filter(Boolean) as PartnerRole[];
  const otif = unpackFigure(figure, entry.asOf ?? context.now.today, context);
  const behind = newest && { sourceId: newest[0], fetchedAt: newest[1] };
  return {
    partner: { id, name, roles, owner, ...head },
    otif,
    onTimeOnly,
    openLines: open,
    lateLines: late,
    lines,
    origin: otif.origin.sourceId === '' && behind ? originOf(behind, context) : otif.origin,
  };
}
