import type { Reject } from '../../domain/import-job.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { readParties } from './read-parties.ts';
import * as records from './records.ts';
import { type PullScope, parseAll, search } from './search.ts';

/**
 * The partner that usually supplies each product template: the first in the sequence that people gave, as Tryton itself
 * chooses for a purchase request. Templates without a supplier are not in it.
 */
export async function readMainSuppliers(
  scope: PullScope,
  templates: readonly number[],
  provenance: Provenance,
  rejects: Reject[],
): Promise<Map<number, string>> {
  const wanted = [...new Set(templates)];
  if (wanted.length === 0) return new Map();
  const raw = await search(scope, 'purchase.product_supplier', [['template', 'in', wanted]], {
    order: [
      ['sequence', 'ASC'],
      ['id', 'ASC'],
    ],
  });
  const first = new Map<number, number>();
  for (const { template, party } of parseAll(
    'purchase.product_supplier',
    records.productSupplierSchema,
    raw,
    rejects,
  ))
    if (template !== null && !first.has(template)) first.set(template, party);
  const parties = await readParties(scope, [...first.values()], provenance, rejects);
  const partners = new Map<number, string>();
  for (const [template, party] of first) {
    const supplier = parties.partner(party, 'supplier');
    if (supplier) partners.set(template, supplier.id);
  }
  return partners;
}
