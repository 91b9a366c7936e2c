import type { LineView, Subject } from '../../lib/lens/views.ts';
import { hrefOf } from './route.ts';

/** The order page with this line open. */
export function lineHref(line: Pick<LineView, 'orderId' | 'lineId'>): string {
  return hrefOf({ view: 'order', orderId: line.orderId, lineId: line.lineId });
}

export function partnerHref(partnerId: string): string {
  return hrefOf({ view: 'partner', partnerId });
}

/** One of several orders that a number may mean. */
export function candidateHref({ orderId }: { orderId: string }): string {
  return hrefOf({ view: 'order', orderId });
}

/** Where a subject of a page leads. */
export function subjectHref(subject: Exclude<Subject, { kind: 'ambiguous' }>): string {
  if (subject.kind === 'partner') return partnerHref(subject.partner.id);
  const line = subject.lines[0];
  return line ? lineHref(line) : partnerHref(subject.partner.id);
}
