import type { Mention } from '../domain/mention.ts';
import type { Partner } from '../domain/partner.ts';
import type { Now } from '../domain/workspace.ts';
import { customerStatusRule } from '../policy/customer-status.ts';
import type { Store } from '../store/open.ts';
import { partnerById } from '../store/queries.ts';
import { leftOutCounts } from '../store/share-answers.ts';
import { openLinesOf } from '../store/summaries.ts';
import { type LensContext, readContext } from './context.ts';
import { targetsOfPage } from './customer-status/status-targets.ts';
import type { StatusTarget } from './customer-status/status-views.ts';
import { findMatches, type Place } from './match/find-matches.ts';
import { subjectsOf } from './match/subjects.ts';
import { itemsOfPacked, type PackedLine } from './partner/packed-line.ts';
import { partnerHeadline, partnerSummary } from './partner/partner-summary.ts';
import { pipelineBrief } from './pipeline/pipeline-view.ts';
import { steer } from './segments/steer.ts';
import type { WantedItem } from './segments/steer-views.ts';
import { wantedItems } from './segments/wanted-items.ts';
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
  const toCustomer = await customerOf(store, subject);
  const pipeline =
    subject.kind === 'partner' ? await pipelineBrief(store, subject.partner.id, context) : undefined;
  const head = { subject, ...(toCustomer ? { toCustomer } : {}), ...(pipeline ? { pipeline } : {}) };
  const supplier = await supplierOf(store, subject);
  if (!supplier) return { ...head, workspace };
  const [otif, steered, leftOut] = await Promise.all([
    subject.kind === 'lines' ? supplierFigure(store, supplier, context) : undefined,
    steer(store, supplier, await wantedOf(store, subject), context, subject.kind === 'partner'),
    leftOutCounts(store),
  ]);
  // Of a routine supplier the card says what happens to the line, and no more.
  const shown = steered?.place.quadrant === 'routine' ? undefined : otif;
  const out = subject.kind === 'partner' || shown ? leftOut.get(supplier.id) : undefined;
  return {
    ...head,
    ...(shown ? { otif: shown } : {}),
    ...(out ? { leftOut: out } : {}),
    ...(steered ? { steer: steered } : {}),
    workspace,
  };
}

/** The customer whose order the subject is; absent for other subjects, and where a policy forbids to tell it anything. */
async function customerOf(store: Store, subject: Subject): Promise<StatusTarget | undefined> {
  const [target] = targetsOfPage([subject]);
  return target && (await customerStatusRule(store)) !== 'off' ? target : undefined;
}

/** The one supplier whom the subject is about; null where there is none, or several. */
async function supplierOf(store: Store, subject: Subject): Promise<Partner | null> {
  if (subject.kind !== 'lines' && subject.kind !== 'partner') return null;
  const ids = subject.kind === 'partner' ? [subject.partner.id] : subject.lines.map((line) => line.partnerId);
  const [first, ...others] = new Set(ids);
  if (first === undefined || others.length > 0) return null;
  const partner = await partnerById(store, first);
  return partner?.roles.includes('supplier') ? partner : null;
}

/** How reliable the supplier of the lines is as a whole. */
async function supplierFigure(store: Store, partner: Partner, context: LensContext): Promise<Figure> {
  return partnerHeadline(partner, await partnerSummary(store, partner.id, context), context).figure;
}

/** The items that the subject is about: those of its own lines; of a partner those that it has open. */
async function wantedOf(store: Store, subject: Subject): Promise<WantedItem[]> {
  if (subject.kind === 'lines') return wantedItems(subject.lines);
  if (subject.kind !== 'partner') return [];
  const [open] = await openLinesOf(store, [subject.partner.id]);
  const lines = (open?.parts ?? []).flatMap((part) => JSON.parse(part) as PackedLine[]);
  return itemsOfPacked(lines);
}
