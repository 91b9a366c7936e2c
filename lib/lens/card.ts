import type { Mention } from '../domain/mention.ts';
import type { Now } from '../domain/workspace.ts';
import type { Store } from '../store/open.ts';
import { partnerById } from '../store/queries.ts';
import { type LensContext, readContext } from './context.ts';
import { findMatches, type Place } from './match/find-matches.ts';
import { subjectsOf } from './match/subjects.ts';
import { partnerHeadline, partnerSummary } from './partner/partner-summary.ts';
import type { CardView, Figure, Subject } from './views.ts';
import { workspaceView } from './workspace.ts';

/** One subject in detail; null when the mention is no longer known. Give the same `place` as for the mark. */
export async function cardView(
  store: Store,
  mention: Mention,
  now: Now,
  place?: Place,
): Promise<CardView | null> {
  const context = await readContext(store, now);
  const [match] = await findMatches(store, [mention], place, context);
  if (!match) return null;
  const [[subject], workspace] = await Promise.all([
    subjectsOf(store, [{ mention, match }], context),
    workspaceView(store, now),
  ]);
  if (!subject) return null;
  const otif = await supplierFigure(store, subject, context);
  return { subject, ...(otif ? { otif } : {}), workspace };
}

/** How the supplier of the lines does as a whole; only where all lines come from one partner that is scored. */
async function supplierFigure(store: Store, subject: Subject, context: LensContext): Promise<Figure | null> {
  if (subject.kind !== 'lines') return null;
  const [first, ...others] = new Set(subject.lines.map((line) => line.partnerId));
  if (first === undefined || others.length > 0) return null;
  const partner = await partnerById(store, first);
  if (!partner?.roles.includes('supplier')) return null;
  return partnerHeadline(partner, await partnerSummary(store, first, context), context).figure;
}
