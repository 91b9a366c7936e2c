import type { Order, OrderLine } from '../domain/order.ts';
import type { Partner } from '../domain/partner.ts';
import { mergePartner } from './merge.ts';
import { readPartner } from './partners.ts';
import type { ReadTx } from './schema.ts';
import type { Unions } from './unions.ts';

/** An order as readers get it: under the partner that stands for its own, and so its customers. Itself where none does. */
export function unitedOrder(order: Order, unions: Unions): Order {
  const partnerId = unions.headOf(order.partnerId);
  let lines: OrderLine[] | undefined;
  order.lines.forEach((line, at) => {
    if (line.pegs.every(({ customerId }) => unions.headOf(customerId) === customerId)) return;
    lines ??= [...order.lines];
    const pegs = line.pegs.map((peg) => ({ ...peg, customerId: unions.headOf(peg.customerId) }));
    lines[at] = { ...line, pegs };
  });
  if (partnerId === order.partnerId && !lines) return order;
  return { ...order, partnerId, ...(lines ? { lines } : {}) };
}

/**
 * Several partners as the one that they stand for: the id and name that were chosen, what all of them have, and of the
 * owner and a contact what was said last. `members` begin with the one whose name stays; undefined for none.
 */
export function unitedPartner(headId: string, members: readonly Partner[]): Partner | undefined {
  const [first] = members;
  if (!first) return undefined;
  if (members.length === 1 && first.id === headId) return first;
  const oldestFirst = [...members].sort(
    (a, b) => a.provenance.fetchedAt - b.provenance.fetchedAt || (a.id < b.id ? -1 : 1),
  );
  const whole = oldestFirst.reduce(mergePartner);
  const owner = first.owner ?? whole.owner;
  return { ...whole, id: headId, name: first.name, ...(owner === undefined ? {} : { owner }) };
}

/** The partners with these ids as readers get them, by the id that was asked for and the one they are read under. */
export async function readUnited(
  tx: ReadTx,
  unions: Unions,
  ids: Iterable<string>,
): Promise<Map<string, Partner>> {
  const found = new Map<string, Partner>();
  await Promise.all(
    [...new Set(ids)].map(async (id) => {
      const members = unions.membersOf(id);
      const records = await Promise.all(members.map((member) => tx.objectStore('partners').get(member)));
      const partners = records.flatMap((record) => (record && readPartner(record)) ?? []);
      const head = members[0] ?? id;
      const partner = unitedPartner(head, partners);
      if (!partner) return;
      found.set(id, partner);
      found.set(head, partner);
    }),
  );
  return found;
}

/** The blocks of everybody who is read under this partner. Needs `shelves` in the scope of the transaction. */
export async function blocksUnder(tx: ReadTx, unions: Unions, partnerId: string): Promise<number[]> {
  const shelves = await Promise.all(
    unions.membersOf(partnerId).map((id) => tx.objectStore('shelves').get(id)),
  );
  return shelves.flatMap((shelf) => shelf?.blocks ?? []);
}
