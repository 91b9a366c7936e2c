import type { Mention } from '../domain/mention.ts';
import { OTIF_DEFINITION } from '../kpi/otif.ts';
import type { Store } from '../store/open.ts';
import { partnersByIds } from '../store/queries.ts';
import { headOfId, type LensContext, type Partners } from './context.ts';
import { missingFigure } from './figures.ts';
import { lineView, partnersOnOrder, worstLineFirst } from './line-view.ts';
import type { Match } from './match.ts';
import { partnerHeadline, partnerSummary } from './partner-summary.ts';
import { stateOfParts } from './resolve.ts';
import { severityOf, worstState } from './status.ts';
import type { Figure, Subject } from './views.ts';

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
  return Promise.all(
    matched.map(({ mention, match }) => subjectOf(store, mention.raw, match, partners, context)),
  );
}

function partnerIdsOf(match: Match): string[] {
  if (match.kind === 'partner') return [match.partnerId];
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
  context: LensContext,
): Promise<Subject> {
  if (match.kind === 'lines') return linesSubject(raw, match, partners, context);
  if (match.kind === 'ambiguous') return ambiguousSubject(raw, match, partners, context);
  const summary = await partnerSummary(store, match.partnerId, context);
  const partner = partners.get(match.partnerId);
  return {
    kind: 'partner',
    raw,
    partner: headOfId(match.partnerId, partners),
    open: summary.openLines,
    late: summary.lateLines,
    otif: partner ? partnerHeadline(partner, summary, context).figure : goneFigure(context),
    state: summary.state,
  };
}

/** The partner was removed between two reads. */
function goneFigure(context: LensContext): Figure {
  return missingFigure(OTIF_DEFINITION, 'no-matured-lines', context);
}

function linesSubject(
  raw: string,
  match: Extract<Match, { kind: 'lines' }>,
  partners: Partners,
  context: LensContext,
): Subject {
  const { reading, shared } = match;
  const lines = reading.parts
    .flatMap(({ order, lines }) => lines.map((line) => lineView(line, order, partners, context, shared)))
    .sort(worstLineFirst);
  return {
    kind: 'lines',
    raw,
    matched: reading.meaning,
    partner: headOfId(reading.partnerId, partners),
    lines,
    state: worstState(lines.map((line) => line.state)),
  };
}

/** Side by side, never guessed. Where only partners share the address there is no order: its id and number are empty. */
function ambiguousSubject(
  raw: string,
  match: Extract<Match, { kind: 'ambiguous' }>,
  partners: Partners,
  context: LensContext,
): Subject {
  const byOrder = match.readings.flatMap((reading) =>
    reading.parts.map((part) => ({
      partner: headOfId(reading.partnerId, partners),
      orderId: part.order.id,
      orderNumber: part.order.number,
      state: stateOfParts([part], context),
    })),
  );
  const byPartner = match.partnerIds.map((id) => ({
    partner: headOfId(id, partners),
    orderId: '',
    orderNumber: '',
    state: 'unknown' as const,
  }));
  return { kind: 'ambiguous', raw, candidates: [...byOrder, ...byPartner], state: 'unknown' };
}

/** One subject per order, shipment, customer order or partner, however often and in whatever spelling it was seen. */
export function identityOf(match: Match): string {
  if (match.kind === 'partner') return `partner ${match.partnerId}`;
  if (match.kind === 'ambiguous') return `ambiguous ${match.key}`;
  const { meaning, partnerId, parts } = match.reading;
  if (meaning === 'order') return `order ${parts.map((part) => part.order.id).join(' ')}`;
  return `${meaning} ${match.key} ${partnerId}`;
}

/** Worst first: by state, then by the line that is latest, then the partner with the most late lines, then as on the page. */
export function worstSubjectFirst(a: Subject, b: Subject): number {
  return severityOf(a.state) - severityOf(b.state) || weightOf(b) - weightOf(a);
}

function weightOf(subject: Subject): number {
  if (subject.kind === 'partner') return subject.late;
  if (subject.kind === 'ambiguous') return 0;
  return Math.max(...subject.lines.map((line) => line.lateness ?? Number.NEGATIVE_INFINITY));
}
