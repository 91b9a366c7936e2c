import type { Reject } from '../../domain/import-job.ts';
import { PEG_FIELDS } from './fields.ts';
import type { Parties } from './read-parties.ts';
import * as records from './records.ts';
import { type PullScope, parseAll, search } from './search.ts';

/** A sale that waits for a purchase line. */
type PegRecord = records.PegRecord;

/** Sales that lead to no delivery any more ask for nothing. */
const OVER = new Set(['cancelled', 'draft', 'quotation']);

/**
 * The sales for which lines were bought, by line: Tryton makes a purchase request of a sale line, and of the request a
 * purchase line. `lines` as they came, with the ids of their requests.
 */
export async function readPegs(
  scope: PullScope,
  lines: readonly Record<string, unknown>[],
  rejects: Reject[],
): Promise<Map<number, PegRecord[]>> {
  const pegs = new Map<number, PegRecord[]>();
  const has = (field: string) => scope.capabilities[field] !== false;
  if (!has('sale.line') || !has('sale.line.purchase_request') || !has('purchase.line.requests')) return pegs;
  const requests = new Map(
    lines.flatMap(({ id, requests: ids }) =>
      (Array.isArray(ids) ? ids : []).map((request) => [request as number, id as number]),
    ),
  );
  if (requests.size === 0) return pegs;
  const asked = [['purchase_request', 'in', [...requests.keys()]]];
  const raw = await search(scope, 'sale.line', asked, { fields: PEG_FIELDS });
  for (const peg of parseAll('sale.line', records.pegSchema, raw, rejects)) {
    const line = requests.get(peg.purchase_request);
    if (line === undefined || OVER.has(peg['sale.'].state)) continue;
    pegs.set(line, [...(pegs.get(line) ?? []), peg]);
  }
  return pegs;
}

/** The pegs of one line, and the customers whom they name. Of one sale with several lines the quantities are added. */
export function pegsOf(found: readonly PegRecord[], parties: Parties) {
  const bySale = new Map<string, NonNullable<ReturnType<typeof pegOf>>>();
  for (const record of found) {
    const peg = pegOf(record, parties);
    if (!peg) continue;
    const before = bySale.get(peg.salesOrder);
    if (before) before.quantity = (before.quantity ?? 0) + (peg.quantity ?? 0);
    else bySale.set(peg.salesOrder, peg);
  }
  return [...bySale.values()];
}

function pegOf(record: PegRecord, parties: Parties) {
  const sale = record['sale.'];
  const customer = parties.partner(sale.party, 'customer');
  if (!customer) return undefined;
  const neededOn = sale.shipping_date ?? record.shipping_date;
  return {
    customerId: customer.id,
    salesOrder: sale.number.slice(0, 100),
    ...(record.quantity === null ? {} : { quantity: record.quantity }),
    ...(neededOn ? { neededOn } : {}),
  };
}
