import type { FigureLinks } from '../../components/plots/FigureTabs.tsx';
import type { StatusTarget } from '../../lib/lens/customer-status/status-views.ts';
import { hasLateness } from '../../lib/lens/partner/records-within.ts';
import type { Candidate, KpiRow, LineView, Subject } from '../../lib/lens/views.ts';
import { hrefOf } from './route.ts';

/** The order page with this line open. */
export function lineHref(line: Pick<LineView, 'orderId' | 'lineId'>): string {
  return hrefOf({ view: 'order', orderId: line.orderId, lineId: line.lineId });
}

export function partnerHref(partnerId: string): string {
  return hrefOf({ view: 'partner', partnerId });
}

/** What a customer may be told of its order. */
export function statusHref({ orderId, customerId }: StatusTarget): string {
  return hrefOf({ view: 'status', orderId, customerId });
}

export function itemHref(itemId: string): string {
  return hrefOf({ view: 'item', itemId });
}

/** The ways to look at one figure of a partner. */
export function figureLinks(partnerId: string, { id, basis }: Pick<KpiRow, 'id' | 'basis'>): FigureLinks {
  const figure = { partnerId, kpiId: id, basis };
  return {
    records: hrefOf({ view: 'records', ...figure }),
    series: hrefOf({ view: 'series', ...figure }),
    ...(hasLateness(id) ? { lateness: hrefOf({ view: 'lateness', partnerId, basis }) } : {}),
  };
}

/** One of several things that a number may mean. */
export function candidateHref(candidate: Candidate): string {
  if (candidate.of === 'item') return itemHref(candidate.itemId);
  if (candidate.of === 'partner') return partnerHref(candidate.partner.id);
  return hrefOf({ view: 'order', orderId: candidate.orderId });
}

/** Where a subject of a page leads. */
export function subjectHref(subject: Exclude<Subject, { kind: 'ambiguous' }>): string {
  if (subject.kind === 'partner') return partnerHref(subject.partner.id);
  if (subject.kind === 'item') return itemHref(subject.head.id);
  const line = subject.lines[0];
  return line ? lineHref(line) : partnerHref(subject.partner.id);
}
