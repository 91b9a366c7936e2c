import type { Reject } from '../../domain/import-job.ts';
import type { OwnObjects } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { rowCells, turnTo } from '../files/row-cells.ts';
import { readSupplier } from '../files/row-partner.ts';
import { asFileMapping, rowOf } from './columns.ts';
import type { OwnRecord } from './own-access.ts';

/** Suppliers of an object of the company's own, by the ids of their records; what names nobody is a reject. */
export function readOwnSuppliers(
  own: OwnObjects,
  records: readonly OwnRecord[],
  provenance: Provenance,
): { partners: Map<string, Partner>; rejects: Reject[] } {
  const columns = own.columns.filter(({ of, field }) => of === 'suppliers' && field);
  const cells = rowCells(asFileMapping(own, columns));
  const source = {
    provenance,
    ownSites: new Set<string>(),
    namesSupplier: true,
    headingsOnly: false,
    shipToAt: -1,
  };
  const partners = new Map<string, Partner>();
  const rejects: Reject[] = [];
  for (const [at, record] of records.entries()) {
    turnTo(cells, rowOf(columns, { suppliers: record }), at + 1);
    const partner = readSupplier(cells, source);
    rejects.push(
      ...[...(cells.flaw ? [cells.flaw] : []), ...cells.leftOut].map((each) => named(each, record)),
    );
    if (partner && !cells.flaw) partners.set(record.id, partner);
  }
  return { partners, rejects };
}

/** A reject that says of which record it is: a system has no lines to look up. */
export function named(reject: Reject, { id }: OwnRecord): Reject {
  return { ...reject, value: `${reject.value.slice(0, 400)} (${id.slice(0, 30)})` };
}
