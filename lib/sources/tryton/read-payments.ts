import type { Reject } from '../../domain/import-job.ts';
import type { Invoice } from '../../domain/order.ts';
import * as records from './records.ts';
import { type PullScope, parseAll, search } from './search.ts';

/** By when an invoice has to be paid, and when it was. */
export type Payment = Pick<Invoice, 'payableOn' | 'paidOn'>;

/**
 * When our invoices have to be paid and were paid, by their id: the entries that Tryton books for them are due on a day
 * each, an invoice whole on the last of those; it is paid on the day on which the last of them was reconciled.
 */
export async function readPayments(
  scope: PullScope,
  invoiceIds: readonly number[],
  rejects: Reject[],
): Promise<Map<number, Payment>> {
  const wanted = [...new Set(invoiceIds)];
  if (wanted.length === 0) return new Map();
  const raw = await search(scope, 'account.invoice', [['id', 'in', wanted]]);
  const invoices = parseAll('account.invoice', records.invoiceSchema, raw, rejects);
  const entries = invoices.flatMap(({ lines_to_pay = [] }) => lines_to_pay);
  const due = new Map<number, string | null>();
  if (entries.length > 0) {
    const found = await search(scope, 'account.move.line', [['id', 'in', entries]]);
    for (const { id, maturity_date } of parseAll('account.move.line', records.dueSchema, found, rejects))
      due.set(id, maturity_date);
  }
  return new Map(
    invoices.map(({ id, reconciled, lines_to_pay = [] }): [number, Payment] => {
      const days = lines_to_pay.map((entry) => due.get(entry));
      // One entry without a day, or that could not be read: by when all of it is due is not known.
      const known = days.filter((day) => typeof day === 'string').sort();
      const payableOn = known.length === days.length ? known.at(-1) : undefined;
      return [id, { ...(payableOn ? { payableOn } : {}), ...(reconciled ? { paidOn: reconciled } : {}) }];
    }),
  );
}
