import type { LineView, Subject } from '../views.ts';
import type { StatusTarget } from './status-views.ts';

/** The customers whose orders these lines serve, each once per order of ours. */
export function targetsOfLines(lines: readonly LineView[]): StatusTarget[] {
  const targets = new Map<string, StatusTarget>();
  for (const { orderId, customers } of lines)
    for (const { partnerId, name } of customers)
      targets.set(`${orderId} ${partnerId}`, { orderId, customerId: partnerId, name });
  return [...targets.values()];
}

/** The customers' orders that a page or a mail names: by the customer's number, or by that of a sales order of ours. */
export function targetsOfPage(subjects: readonly Subject[]): StatusTarget[] {
  const targets = new Map<string, StatusTarget>();
  for (const subject of subjects) {
    if (subject.kind !== 'lines') continue;
    const { matched, partner, lines } = subject;
    const named =
      matched === 'sales-order'
        ? targetsOfLines(lines).filter(({ customerId }) => customerId === partner.id)
        : targetsOfLines(lines.filter(({ orderKind }) => orderKind === 'sales'));
    // Several orders of ours may serve one of a customer: from each of them the same is told.
    const [first] = named;
    if (first) targets.set(`${subject.raw} ${first.customerId}`, first);
  }
  return [...targets.values()];
}
