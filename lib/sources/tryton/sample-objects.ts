import type { z } from 'zod';
import type { Reject } from '../../domain/import-job.ts';
import type { ObjectSample } from '../object-sample.ts';
import { FIELDS, MODELS, type TrytonModel } from './fields.ts';
import { ofPartners } from './read-notes.ts';
import * as records from './records.ts';
import { type Domain, isRefusal, type PullScope, parseAll, search } from './search.ts';

type SampleScope = Pick<PullScope, 'session' | 'company' | 'capabilities'>;

interface Sampled {
  schema: z.ZodType;
  /** The records that a sync reads of the object; others need not have what it reads. */
  domain: (company: number) => Domain;
}

const all = (): Domain => [];
const numbered = (company: number): Domain => [
  ['company', '=', company],
  ['number', '!=', null],
];
const ofOrders = (): Domain => [
  'OR',
  [['origin', 'like', 'purchase.line,%']],
  [['origin', 'like', 'sale.line,%']],
];

/** Quantities need a place and a day, and are asked for with each of them: here it is whether a product can be read. */
const product = records.productSchema.omit({ quantity: true });

const SAMPLED: Record<TrytonModel, Sampled> = {
  'purchase.purchase': { schema: records.purchaseSchema, domain: numbered },
  'purchase.line': { schema: records.purchaseLineSchema, domain: all },
  'sale.sale': { schema: records.saleSchema, domain: numbered },
  'sale.line': { schema: records.saleLineSchema, domain: all },
  'stock.move': { schema: records.moveSchema, domain: ofOrders },
  'stock.shipment.in': { schema: records.shipmentSchema, domain: all },
  'stock.shipment.out': { schema: records.shipmentSchema, domain: all },
  'account.invoice.line': { schema: records.invoiceLineSchema, domain: ofOrders },
  'account.invoice': { schema: records.invoiceSchema, domain: all },
  'account.move.line': { schema: records.dueSchema, domain: all },
  'party.party': { schema: records.partySchema, domain: all },
  'party.contact_mechanism': { schema: records.mechanismSchema, domain: all },
  'party.address': { schema: records.addressSchema, domain: all },
  'party.identifier': { schema: records.identifierSchema, domain: all },
  'stock.location': { schema: records.warehouseSchema, domain: () => [['type', '=', 'warehouse']] },
  'product.product': { schema: product, domain: () => [['code', '!=', null]] },
  'stock.order_point': { schema: records.orderPointSchema, domain: all },
  'purchase.product_supplier': { schema: records.productSupplierSchema, domain: all },
  'stock.forecast.line': {
    schema: records.forecastLineSchema,
    domain: (company) => [
      ['forecast.company', '=', company],
      ['forecast.state', '=', 'done'],
    ],
  },
  'ir.note': { schema: records.noteSchema, domain: ofPartners },
  'sale.complaint': {
    schema: records.complaintSchema,
    domain: (company) => [['company', '=', company]],
  },
};

/**
 * Counts the records of each object that a sync reads, and reads the newest of each. What one object refuses ends nothing:
 * the others are asked all the same. Throws what says nothing about an object: those of `Api`, but for a refused right.
 */
export async function* sampleObjects(scope: SampleScope): AsyncGenerator<ObjectSample> {
  for (const model of MODELS) yield sampleOf(scope, model);
}

async function sampleOf(scope: SampleScope, object: TrytonModel): Promise<ObjectSample> {
  const { capabilities, session, company } = scope;
  if (capabilities[`read:${object}`] === false) return { object, result: 'refused' };
  if (capabilities[object] === false) return { object, result: 'missing' };
  const { schema, domain: domainOf } = SAMPLED[object];
  const domain = domainOf(company);
  try {
    const counted = await session.call(`model.${object}.search_count`, [domain, { company }]);
    const count = typeof counted === 'number' ? { count: counted } : {};
    const fields = FIELDS[object].filter((field) => field !== 'quantity' || schema !== product);
    const found = await search(scope, object, domain, { limit: 1, fields });
    if (found.length === 0) return { object, result: 'none', ...count };
    const rejects: Reject[] = [];
    parseAll(object, schema, found, rejects);
    const [odd] = rejects;
    return odd ? { object, result: 'odd', ...count, flaw: odd } : { object, result: 'read', ...count };
  } catch (error) {
    if (isRefusal(error)) return { object, result: 'refused', detail: error.failure.message };
    throw error;
  }
}
