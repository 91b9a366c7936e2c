import type { Mention } from '../../domain/mention.ts';
import { OTIF_DEFINITION } from '../../kpi/otif.ts';
import type { Store } from '../../store/open.ts';
import { partnersByIds } from '../../store/queries.ts';
import { headOfId, type LensContext, noOrigin, oldestOrigin, originOf, type Partners } from '../context.ts';
import { itemFacts, stateOfItem } from '../item/item-facts.ts';
import { isOpenLine, judged, originOfLines } from '../item/item-figures.ts';
import type { ItemMatch } from '../item/item-lines.ts';
import { keyOfItemId } from '../item/item-names.ts';
import { lineView, partnersOnOrder, worstLineFirst } from '../line-view.ts';
import { missingFigure } from '../partner/figures.ts';
import { partnerHeadline, partnerSummary } from '../partner/partner-summary.ts';
import { type RiskBook, readRiskBook } from '../risk/risk-book.ts';
import { severityOf, worstState } from '../status.ts';
import type { Candidate, Figure, Subject } from '../views.ts';
import { askingState, asksOf } from './asking.ts';
import type { Match, OrderPart } from './match.ts';
import { stateOfParts } from './resolve.ts';

/** So many lines of an item go into a card or a list: they travel in a message. */
const CARD_LINES = 20;

/** A mention with what it stands for. */
export interface Matched {
  mention: Mention;
  match: Match;
}

/** The subjects of these mentions, in their order. */
export async function subjectsOf(
  store: Store,
  matched: readonly Matched[],
  context: LensContext,
): Promise<Subject[]> {
  const partners = await partnersByIds(
    store,
    matched.flatMap(({ match }) => partnerIdsOf(match)),
  );
  const delivering = matched.flatMap(({ match }) => (match.kind === 'lines' ? match.reading.parts : []));
  const risks = await readRiskBook(
    store,
    delivering.map(({ order }) => order.partnerId),
    context,
  );
  return Promise.all(
    matched.map(({ mention, match }) => subjectOf(store, mention.raw, match, partners, risks, context)),
  );
}

function partnerIdsOf(match: Match): string[] {
  if (match.kind === 'partner') return [match.partnerId];
  // An item reads the partners of the lines that it shows by itself.
  if (match.kind === 'item') return [];
  const readings = match.kind === 'lines' ? [match.reading] : match.readings;
  const ids = match.kind === 'lines' ? [] : match.partnerIds;
  return [
    ...ids,
    ...readings.flatMap((reading) => [
      reading.partnerId,
      ...reading.parts.flatMap((part) => partnersOnOrder(part.order)),
    ]),
  ];
}

async function subjectOf(
  store: Store,
  raw: string,
  match: Match,
  partners: Partners,
  risks: RiskBook,
  context: LensContext,
): Promise<Subject> {
  if (match.kind === 'lines') return linesSubject(raw, match, partners, risks, context);
  if (match.kind === 'ambiguous') return ambiguousSubject(raw, match, partners, context);
  if (match.kind === 'item')
    return { kind: 'item', raw, ...(await itemFacts(store, match.item, context, CARD_LINES)) };
  const summary = await partnerSummary(store, match.partnerId, context);
  const partner = partners.get(match.partnerId);
  const otif = partner ? partnerHeadline(partner, summary, context).figure : goneFigure(context);
  return {
    kind: 'partner',
    raw,
    partner: headOfId(match.partnerId, partners),
    open: summary.openLines,
    late: summary.lateLines,
    otif,
    state: summary.state,
    origin: summary.newest ? originOf(summary.newest, context) : otif.origin,
  };
}

/** The partner was removed between two reads. */
function goneFigure(context: LensContext): Figure {
  return missingFigure(OTIF_DEFINITION, 'no-matured-records', context);
}

function linesSubject(
  raw: string,
  match: Extract<Match, { kind: 'lines' }>,
  partners: Partners,
  risks: RiskBook,
  context: LensContext,
): Subject {
  const { reading, shared } = match;
  const lines = reading.parts
    .flatMap(({ order, lines }) =>
      lines.map((line) => lineView(line, order, partners, context, shared, risks)),
    )
    .sort(worstLineFirst);
  const asks = asksOf(lines);
  return {
    kind: 'lines',
    raw,
    matched: reading.meaning,
    partner: headOfId(reading.partnerId, partners),
    lines,
    state: worstState(lines.map((line) => line.state)),
    ...(asks ? { asks } : {}),
  };
}

/** Side by side, never guessed. */
function ambiguousSubject(
  raw: string,
  match: Extract<Match, { kind: 'ambiguous' }>,
  partners: Partners,
  context: LensContext,
): Subject {
  const byOrder = match.readings.flatMap((reading) =>
    reading.parts.map((part) => orderCandidate(reading.partnerId, part, partners, context)),
  );
  const byPartner = match.partnerIds.map((id) => partnerCandidate(id, partners, context));
  const byItem = match.items.map((item) => itemCandidate(item, context));
  return { kind: 'ambiguous', raw, candidates: [...byOrder, ...byPartner, ...byItem], state: 'unknown' };
}

function orderCandidate(
  partnerId: string,
  part: OrderPart,
  partners: Partners,
  context: LensContext,
): Candidate {
  const origins = part.lines.map((line) => originOf(line.provenance, context, true));
  return {
    of: 'order',
    partner: headOfId(partnerId, partners),
    orderId: part.order.id,
    orderNumber: part.order.number,
    state: stateOfParts([part], context),
    origin: oldestOrigin(origins) ?? noOrigin,
  };
}

function partnerCandidate(id: string, partners: Partners, context: LensContext): Candidate {
  const partner = partners.get(id);
  return {
    of: 'partner',
    partner: headOfId(id, partners),
    origin: partner ? originOf(partner.provenance, context, true) : noOrigin,
  };
}

function itemCandidate(item: ItemMatch, context: LensContext): Candidate {
  const all = judged(item.lines, context);
  const origin = originOfLines(all.filter(isOpenLine), all, context);
  const described = item.lines.find(({ line }) => line.item.description)?.line.item;
  const name = described?.description ?? described?.number ?? keyOfItemId(item.id);
  return { of: 'item', itemId: item.id, name, state: stateOfItem(item, context), origin };
}

/** One subject per order, shipment, customer order or partner, however often and in whatever spelling it was seen. */
export function identityOf(match: Match): string {
  if (match.kind === 'partner') return `partner ${match.partnerId}`;
  if (match.kind === 'item') return `item ${match.item.id}`;
  if (match.kind === 'ambiguous') return `ambiguous ${match.key}`;
  const { meaning, partnerId, parts } = match.reading;
  if (meaning === 'order') return `order ${parts.map((part) => part.order.id).join(' ')}`;
  return `${meaning} ${match.key} ${partnerId}`;
}

/** Worst first: by state, then by the line that is latest, then the partner with the most late lines, then as on the page. */
export function worstSubjectFirst(a: Subject, b: Subject): number {
  return severityOf(askingState(a)) - severityOf(askingState(b)) || weightOf(b) - weightOf(a);
}

function weightOf(subject: Subject): number {
  if (subject.kind === 'partner') return subject.late;
  if (subject.kind === 'ambiguous') return 0;
  let latest = Number.NEGATIVE_INFINITY;
  for (const { lateness } of subject.lines) if (lateness !== null && lateness > latest) latest = lateness;
  // Nothing dated: behind everything that is, and equal to its like (infinities would subtract to no number).
  return Math.max(latest, -Number.MAX_SAFE_INTEGER);
}
