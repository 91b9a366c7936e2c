import type { LineView, Subject } from '../../lib/lens/views.ts';
import { hrefOf } from './route.ts';

/** The order page with this line open. */
export function lineHref(line: Pick<LineView, 'orderId' | 'lineId'>): string {
  return hrefOf({ view: 'order', orderId: line.orderId, lineId: line.lineId });
}

export function partnerHref(partnerId: string): string {
  return hrefOf({ view: 'partner', partnerId });
}

/** Where a subject of a page leads. */
export function subjectHref(subject: Subject): string {
  if (subject.kind === 'partner') return partnerHref(subject.partner.id);
  if (subject.kind === 'ambiguous') return hrefOf({ view: 'lookup', text: subject.raw });
  const line = subject.lines[0];
  return line ? lineHref(line) : partnerHref(subject.partner.id);
}
