import './jitless.ts';
import { openStore } from '../../../lib/store/open.ts';
import { allPartners, findOrders, ordersOfPartner } from '../../../lib/store/queries.ts';
import { wipeStore } from '../../../lib/store/wipe.ts';
import { linesOf, type StoredLine } from '../scms-truth.ts';

/** Runs in an extension page: our queries, within reach of DevTools. Only the compared facts leave the page. */
const store = openStore();

async function linesByNumber(via: 'order' | 'shipment', keys: string[]): Promise<[string, string[]][]> {
  const hits = await findOrders(await store, keys);
  return [...hits].map(([key, found]) => {
    const orders = found.filter((hit) => hit.via === via).map((hit) => hit.order);
    const lines = orders.flatMap(linesOf).filter((line) => via === 'order' || line.shipment === key);
    return [key, factsIn(lines)];
  });
}

async function linesByPartner(): Promise<[string, string[]][]> {
  const open = await store;
  const partners = await allPartners(open);
  return Promise.all(
    partners.map(
      async ({ id, name }): Promise<[string, string[]]> => [
        name,
        factsIn((await ordersOfPartner(open, id)).flatMap(linesOf)),
      ],
    ),
  );
}

const factsIn = (lines: StoredLine[]) => lines.map((line) => line.facts).sort();

async function removeEverything(): Promise<void> {
  await wipeStore(await store, false);
}

const asked = { linesByNumber, linesByPartner, removeEverything };
export type Asked = typeof asked;

Object.assign(globalThis, { asked });
