import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Partner } from '../../../lib/domain/partner.ts';
import { type Union, unionId } from '../../../lib/domain/union.ts';
import { commit } from '../../../lib/store/commit.ts';
import { factsOf, putFact } from '../../../lib/store/facts.ts';
import { closeStore, type Store } from '../../../lib/store/open.ts';
import * as queries from '../../../lib/store/queries.ts';
import { relationsOfPartners } from '../../../lib/store/relation-records.ts';
import * as summaries from '../../../lib/store/summaries.ts';
import { joinUnions, listUnions, putUnions, undoUnion } from '../../../lib/store/unions.ts';
import { storeAnswers } from '../../tools/store-answers.ts';
import { runs } from '../runs.ts';
import { arbitraryOrder } from './arbitrary.ts';
import { freshStore, line, order, partner } from './records.ts';

const PARTNERS = ['ACME', 'BETA', 'C1', 'C2'];

function union(a: string, b: string, keep = a, at = 1): Union {
  return { id: unionId(a, b), partnerIds: [a, b], keep, by: 'person', reasons: [], at };
}

function known(id: string, fields: Partial<Partner> = {}): Partner {
  return partner(id, { numbers: [id, `V${id}`], domains: [`${id.toLowerCase()}.example`], ...fields });
}

/** Everything that readers get: of the store as a whole, and of each partner. */
async function everything(store: Store): Promise<unknown> {
  const orders: Record<string, unknown> = {};
  for (const id of PARTNERS) {
    const visited: string[] = [];
    await summaries.visitOrdersOf(store, id, (page) => void visited.push(...page.map((each) => each.id)));
    const served: string[] = [];
    await summaries.visitOrdersForCustomer(store, id, (page) => void served.push(...page.map((o) => o.id)));
    orders[id] = [
      await queries.partnerById(store, id),
      (await queries.ordersOfPartner(store, id)).sort((a, b) => (a.id < b.id ? -1 : 1)),
      (await queries.ordersForCustomer(store, id)).map((each) => each.id).sort(),
      visited.sort(),
      served.sort(),
      await relationsOfPartners(store, [id]),
    ];
  }
  const made = await summaries.ordersOfPartners(store, PARTNERS, 100);
  return {
    orders,
    answers: await storeAnswers(store, queries),
    ids: (await summaries.summarisedIds(store)).sort(),
    keys: await summaries.summaryKeys(store),
    made: made.partners,
  };
}

async function filled(orders = [order('ACME', 'PO1', [line('1')]), order('BETA', 'PO2', [line('1')])]) {
  const store = await freshStore();
  await commit(store, { partners: PARTNERS.map((id) => known(id)), orders });
  return store;
}

describe('partners that stand for one', () => {
  it('are one partner to every reader, under the name that was chosen', async () => {
    const peg = { customerId: 'C1' };
    const store = await filled([
      order('ACME', 'PO1', [line('1', { pegs: [peg] })]),
      order('BETA', 'PO2', [line('1', { pegs: [{ customerId: 'C2' }] })]),
    ]);
    await putUnions(store, [union('ACME', 'BETA', 'BETA'), union('C1', 'C2')]);
    expect(await queries.partnerById(store, 'ACME')).toMatchObject({
      id: 'BETA',
      name: 'BETA',
      numbers: ['ACME', 'BETA', 'VACME', 'VBETA'],
      domains: ['acme.example', 'beta.example'],
    });
    expect((await queries.allPartners(store)).map(({ id }) => id).sort()).toEqual(['BETA', 'C1']);
    expect((await queries.findPartners(store, ['acme.example'])).get('acme.example')).toMatchObject([
      { id: 'BETA' },
    ]);
    for (const id of ['ACME', 'BETA']) {
      const orders = await queries.ordersOfPartner(store, id);
      expect(orders.map(({ number, partnerId }) => [number, partnerId]).sort()).toEqual([
        ['PO1', 'BETA'],
        ['PO2', 'BETA'],
      ]);
    }
    expect(await queries.ordersForCustomer(store, 'C2')).toHaveLength(2);
    expect((await queries.findOrders(store, ['PO1'])).get('PO1')?.[0]?.order.lines[0]?.pegs).toEqual([
      { customerId: 'C1' },
    ]);
    expect(await summaries.summarisedIds(store)).toEqual(['BETA', 'C1']);
    closeStore(store);
  });

  it('are what they were once they are divided again', async () => {
    const age = fc.constantFrom(1_000, 2_000);
    const some = fc.array(arbitraryOrder(age), { minLength: 1, maxLength: 6 });
    const ids = fc.constantFrom(...PARTNERS);
    const pairs = fc.array(
      fc.tuple(ids, ids, fc.boolean()).filter(([a, b]) => a !== b),
      { minLength: 1, maxLength: 3 },
    );
    await fc.assert(
      fc.asyncProperty(some, pairs, some, async (first, made, meanwhile) => {
        const [store, twin] = [await filled(first), await filled(first)];
        const before = await everything(store);
        const unions = made.map(([a, b, keep], at) => union(a, b, keep ? a : b, at));
        for (const each of unions) await putUnions(store, [each]);
        for (const { id } of unions) await undoUnion(store, id, 9);
        expect(await everything(store)).toEqual(before);
        for (const each of unions) await putUnions(store, [each]);
        // What arrives meanwhile goes to its own partner.
        for (const each of [store, twin]) await commit(each, { partners: [], orders: meanwhile });
        for (const { id } of unions) await undoUnion(store, id, 9);
        expect(await everything(store)).toEqual(await everything(twin));
        for (const each of [store, twin]) closeStore(each);
      }),
      runs(3),
    );
  });

  it('lose nothing that was derived of others, and keep nothing of their own', async () => {
    const store = await filled();
    const all = ['ACME', 'BETA', 'C1'];
    const fill = () =>
      Promise.all(all.map((partnerId) => store.db.put('summaries', { partnerId, definition: 0 })));
    await fill();
    await putUnions(store, [union('ACME', 'BETA')]);
    expect(await store.db.getAllKeys('summaries')).toEqual(['C1']);
    await fill();
    // What is said of a member changes the figures of the one it is read under.
    await commit(store, { partners: [], orders: [order('BETA', 'PO9', [line('1')])] });
    expect(await store.db.getAllKeys('summaries')).toEqual(['C1']);
    closeStore(store);
  });

  it('have what was said of each of them', async () => {
    const store = await filled();
    const fact = { kind: 'certificate' as const, label: 'ISO 9001', validFrom: '2024-01-01', source: 'x' };
    await putFact(store, { ...fact, id: 'f1', partnerId: 'BETA', notedAt: 1, sample: false });
    await putUnions(store, [union('ACME', 'BETA')]);
    expect((await factsOf(store, 'ACME')).records).toMatchObject([{ id: 'f1', partnerId: 'ACME' }]);
    await undoUnion(store, unionId('BETA', 'ACME'), 2);
    expect((await factsOf(store, 'ACME')).records).toEqual([]);
    expect(await listUnions(store)).toMatchObject([{ undoneAt: 2 }]);
    closeStore(store);
  });

  it('hang together in a chain, under the name that was chosen last', () => {
    const chain = [union('A', 'B', 'A', 1), union('C', 'B', 'C', 2), union('D', 'E', 'E', 3)];
    expect(joinUnions(chain).membersOf('A')).toEqual(['C', 'A', 'B']);
    expect(joinUnions(chain).headOf('D')).toBe('E');
    expect(joinUnions([{ ...(chain[1] as Union), undoneAt: 4 }, chain[0] as Union]).membersOf('B')).toEqual([
      'A',
      'B',
    ]);
    expect(joinUnions(chain).membersOf('Z')).toEqual(['Z']);
  });

  it('go on as the one that is left when the other is removed', async () => {
    const store = await filled();
    await putUnions(store, [union('ACME', 'C2', 'C2')]);
    await store.db.delete('partners', 'C2');
    expect(await queries.partnerById(store, 'ACME')).toMatchObject({ id: 'C2', name: 'ACME' });
    expect(await queries.ordersOfPartner(store, 'ACME')).toHaveLength(1);
    closeStore(store);
  });
});

describe('a union that is cut off', () => {
  afterEach(() => vi.restoreAllMocks());

  it('is there whole or not at all, wherever it was: 20 kills', async () => {
    const store = await filled();
    await putUnions(store, [union('C1', 'C2')]);
    const dump = () =>
      Promise.all((['unions', 'state', 'summaries'] as const).map((name) => store.db.getAll(name)));
    let [kills, cut] = [0, 0];
    for (const work of [
      () => putUnions(store, [union('ACME', 'BETA'), union('BETA', 'C1', 'C1', 3)]),
      () => undoUnion(store, unionId('C1', 'C2'), 4),
    ]) {
      for (let n = 1; n <= 10; n++) {
        const before = await dump();
        const generation = await queries.storeGeneration(store);
        const [put, remove] = [IDBObjectStore.prototype.put, IDBObjectStore.prototype.delete];
        let writes = 0;
        const count = (of: IDBObjectStore) => {
          // As a kill does: between two requests.
          if (++writes === n) queueMicrotask(() => of.transaction.abort());
        };
        vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
          this: IDBObjectStore,
          ...args
        ) {
          count(this);
          return put.apply(this, args as Parameters<typeof put>);
        });
        vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(function (this: IDBObjectStore, key) {
          count(this);
          return remove.call(this, key);
        });
        const ended = await Promise.resolve(work()).then(
          () => true,
          () => false,
        );
        vi.restoreAllMocks();
        kills += 1;
        if (!ended) cut += 1;
        const grew = (await queries.storeGeneration(store)) - generation;
        expect(grew, 'a generation is written with the union, or neither').toBe(ended && writes > 0 ? 1 : 0);
        if (!ended) expect(await dump()).toEqual(before);
      }
    }
    expect(kills).toBe(20);
    expect(cut).toBeGreaterThan(10);
    closeStore(store);
  });
});
