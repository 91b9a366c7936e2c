import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mention } from '../../../../lib/domain/mention.ts';
import { wantedByPerson, wantedOf } from '../../../../lib/lens/lookups/wanted.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { closeStore, type Store } from '../../../../lib/store/open.ts';
import { runs } from '../../runs.ts';
import { freshStore, line, order } from '../../store/records.ts';

let store: Store;

beforeAll(async () => {
  store = await freshStore();
  await commit(store, { partners: [], orders: [order('ACME', 'PO99812', [line('1')])] });
});
afterAll(() => closeStore(store));

const mention = (kind: Mention['kind'], key: string, labelled = false): Mention => ({
  mark: 1,
  kind,
  keys: [key],
  raw: key,
  labelled,
});
const keysOf = async (mentions: Mention[], most = 20) =>
  (await wantedOf(store, mentions, most)).map(({ key }) => key);

it.each([
  ['an order number spelled as ours', mention('purchase-order', 'PO10000', true), true],
  ['one digit longer', mention('purchase-order', 'PO100000', true), true],
  ['bare, of letters and digits', mention('number', 'PO10000'), true],
  ['digits alone', mention('number', '10000'), false],
  ['of another shape', mention('purchase-order', 'RX10000', true), false],
  ['a shipment', mention('shipment', 'PO10000', true), false],
  ['an item', mention('item', 'PO10000', true), false],
  ['a mail address of a company', mention('email', 'jo@acme.example'), true],
  ['free mail', mention('email', 'jo@gmail.com'), false],
  ['free mail of a country', mention('email', 'jo@yahoo.co.uk'), false],
  ['a domain', mention('domain', 'acme.example'), true],
  ['no domain', mention('domain', 'localhost'), false],
])('asks for %s: %#', async (_, some, is) => {
  expect(await keysOf([some])).toEqual(is ? some.keys : []);
});

it('asks for each once, and for no more than it may', async () => {
  const kind = fc.constantFrom(
    'email' as const,
    'domain' as const,
    'purchase-order' as const,
    'number' as const,
  );
  const key = fc.constantFrom('PO10000', 'PO20000', 'jo@acme.example', 'jo@gmail.com', 'gmx.de', 'b.example');
  const some = fc.array(fc.tuple(kind, key), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(some, fc.nat(4), async (list, most) => {
      const keys = await keysOf(
        list.map(([of, value]) => mention(of, value, true)),
        most,
      );
      expect(keys.length).toBeLessThanOrEqual(most);
      expect(keys.filter((each) => /gmail|gmx/.test(each))).toEqual([]);
    }),
    runs(60),
  );
});

it('asks for any number that a person names, and never for free mail', () => {
  const named = [mention('number', '4711'), mention('email', 'jo@web.de'), mention('email', 'jo@a.example')];
  expect(wantedByPerson([...named, ...named], 20).map(({ key }) => key)).toEqual(['4711', 'jo@a.example']);
});
