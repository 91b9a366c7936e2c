import type { Reject } from '../../domain/import-job.ts';
import { readPayments } from './read-payments.ts';
import * as records from './records.ts';
import { groupBy, idUnder, type PullScope, parseAll, search } from './search.ts';
import type { LineEvents } from './to-order.ts';

type LineModel = 'purchase.line' | 'sale.line';

/** Moves, invoices, payments and shipments of the lines of one page. */
export async function readEvents(
  scope: PullScope,
  model: LineModel,
  lineIds: readonly number[],
  rejects: Reject[],
): Promise<LineEvents> {
  const origins = lineIds.map((id) => `${model},${id}`);
  if (origins.length === 0)
    return { moves: new Map(), invoices: new Map(), shipments: new Map(), payments: new Map() };
  const among = [['origin', 'in', origins]];
  const [rawMoves, rawInvoices] = await Promise.all([
    search(scope, 'stock.move', among),
    search(scope, 'account.invoice.line', among),
  ]);
  const moves = parseAll('stock.move', records.moveSchema, rawMoves, rejects);
  const invoices = parseAll('account.invoice.line', records.invoiceLineSchema, rawInvoices, rejects);
  const billed = invoices.flatMap((line) => line['invoice.']?.id ?? []);
  // What customers owe us is no payment of ours.
  const payments = model === 'purchase.line' ? await readPayments(scope, billed, rejects) : new Map();
  const shipmentModel = model === 'purchase.line' ? 'stock.shipment.in' : 'stock.shipment.out';
  const shipmentIds = new Set(moves.flatMap(({ shipment }) => idUnder(shipment, shipmentModel)));
  const shipments =
    shipmentIds.size === 0
      ? []
      : parseAll(
          shipmentModel,
          records.shipmentSchema,
          await search(scope, shipmentModel, [['id', 'in', [...shipmentIds]]]),
          rejects,
        );
  return {
    moves: groupBy(moves, ({ origin }) => origin),
    invoices: groupBy(invoices, ({ origin }) => origin),
    payments,
    shipments: new Map(shipments.map((each) => [`${shipmentModel},${each.id}`, each])),
  };
}
