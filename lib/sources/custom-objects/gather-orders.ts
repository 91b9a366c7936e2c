import type { OwnChild, OwnObjects } from '../../domain/own-objects.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { identityOf } from '../files/partner-identity.ts';
import { cellText } from './cell-text.ts';
import { objectOf, pathsOf } from './columns.ts';
import { stateOf } from './order-states.ts';
import type { OwnAccess, OwnRecord } from './own-access.ts';
import type { OwnLine, OwnOrder } from './read-orders.ts';
import { readOwnSuppliers } from './read-suppliers.ts';

/** Orders of these records that were sent with their lines, what happened to them, and the suppliers that they name. */
export async function gatherOrders(
  access: OwnAccess,
  own: OwnObjects,
  all: readonly OwnRecord[],
  provenance: Provenance,
): Promise<OwnOrder[]> {
  const heads = all.filter((record) => stateOf(own, record) !== 'draft');
  const head = objectOf(own, 'orders') ?? '';
  const lines = own.lines && (await childrenOf(access, own, 'lines', own.lines, head, heads));
  const ends = own.lines ? [...(lines?.values() ?? [])].flat() : heads;
  const endObject = own.lines?.object ?? head;
  const events = new Map<string, OwnLine['events']>();
  for (const of of ['receipts', 'quality'] as const) {
    const child = own[of];
    if (!child) continue;
    for (const [id, records] of await childrenOf(access, own, of, child, endObject, ends))
      events.set(id, [...(events.get(id) ?? []), ...records.map((record) => ({ of, record }))]);
  }
  const suppliers = await suppliersOf(access, own, heads, provenance);
  return heads.map((record) => {
    const supplier = suppliers(record);
    const own = lines ? (lines.get(record.id) ?? []) : [record];
    return {
      head: record,
      lines: own.map((line) => ({ record: line, events: events.get(line.id) ?? [] })),
      ...(supplier ? { supplier } : {}),
    };
  });
}

function childrenOf(
  access: OwnAccess,
  own: OwnObjects,
  part: 'lines' | 'receipts' | 'quality',
  child: OwnChild,
  parent: string,
  records: readonly OwnRecord[],
): Promise<Map<string, OwnRecord[]>> {
  const ids = records.map(({ id }) => id);
  return access.children(child, parent, ids, pathsOf(own, part));
}

/**
 * Who delivers. An account that an order names is read whole, and so is a supplier of the company's own objects: what an order
 * says of them is less than what is known. A supplier that is only named may be an account of that name.
 */
async function suppliersOf(
  access: OwnAccess,
  own: OwnObjects,
  heads: readonly OwnRecord[],
  provenance: Provenance,
): Promise<(head: OwnRecord) => Partner | undefined> {
  const column = own.columns.find(({ of, field }) => of === 'orders' && field === 'supplierName');
  if (!column) return () => undefined;
  const { path, over } = column;
  const by = over?.by ?? path;
  const said = ({ values }: OwnRecord) => (typeof values[by] === 'string' ? values[by] : '');
  const all = [...new Set(heads.map(said).filter(Boolean))];
  if (over && over.to === access.accountObject) {
    const accounts = await access.accounts(all);
    return (head) => accounts.get(said(head));
  }
  if (over && over.to === own.suppliers?.object) {
    const records = await access.read(over.to, all, pathsOf(own, 'suppliers'));
    const { partners } = readOwnSuppliers(own, records, provenance);
    return (head) => partners.get(said(head));
  }
  const numbered = own.columns.some(({ of, field }) => of === 'orders' && field === 'supplierNumber');
  if (numbered) return () => undefined;
  const nameOf = ({ values }: OwnRecord) => cellText(values[path], 'text');
  const named = await access.named([...new Set(heads.map(nameOf).filter(Boolean))]);
  return (head) => named.get(identityOf(nameOf(head)));
}
