import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { Partner } from '../../../../lib/domain/partner.ts';
import { type Union, unionId } from '../../../../lib/domain/union.ts';
import { decideUnions } from '../../../../lib/lens/unions/decide.ts';
import { refreshUnions } from '../../../../lib/lens/unions/refresh-unions.ts';
import { commit } from '../../../../lib/store/commit.ts';
import { closeStore } from '../../../../lib/store/open.ts';
import { allPartners } from '../../../../lib/store/queries.ts';
import { writeSetting } from '../../../../lib/store/settings.ts';
import { joinUnions, listUnions, undoUnion } from '../../../../lib/store/unions.ts';
import { freshStore, from, partner } from '../../store/records.ts';

const VAT = 'DE136695976';
const GLN = '4006381333931';

const of = (id: string, numbers: string[], fields: Partial<Partner> = {}) =>
  partner(id, { numbers: [id, ...numbers], ...fields });

function pairs(partners: Partner[], stored: Union[] = []): string[] {
  return decideUnions(partners, stored, 9).map(({ partnerIds }) => partnerIds.join(' '));
}

describe('company numbers make one', () => {
  it('by a VAT number or GLN whose check digit is right, with the number as reason and the name said last', () => {
    const [union] = decideUnions([of('A', [VAT]), of('B', [VAT], from(2_000))], [], 9);
    expect(union).toEqual({
      id: unionId('A', 'B'),
      partnerIds: ['A', 'B'],
      keep: 'B',
      by: 'number',
      reasons: [{ kind: 'vat', value: VAT }],
      at: 9,
    });
    expect(pairs([of('A', [GLN]), of('B', [GLN])])).toEqual(['A B']);
  });

  it.each([
    ['a wrong check digit', [of('A', ['DE136695975']), of('B', ['DE136695975'])]],
    ['a DUNS number alone', [of('A', ['804735132']), of('B', ['804735132'])]],
    ['a name and a domain', ['A', 'B'].map((id) => of(id, [], { name: 'Nordvik', domains: ['n.example'] }))],
    ['one GLN with two VAT numbers of a country', [of('A', [GLN, VAT]), of('B', [GLN, 'DE811569869'])]],
    ['our own site', [of('A', [VAT], { roles: ['own-site'] }), of('B', [VAT])]],
    ['a number that many share', ['A', 'B', 'C', 'D', 'E', 'F'].map((id) => of(id, [VAT]))],
  ])('not by %s', (_, partners) => {
    expect(pairs(partners)).toEqual([]);
  });

  it('never what a person divided, nor by way of a third', () => {
    const three = [of('A', [VAT]), of('B', [VAT]), of('C', [VAT])];
    expect(joinUnions(decideUnions(three, [], 9)).membersOf('A')).toHaveLength(3);
    const divided: Union = {
      id: unionId('A', 'B'),
      partnerIds: ['A', 'B'],
      keep: 'A',
      by: 'number',
      reasons: [],
      at: 1,
      undoneAt: 2,
    };
    const then = joinUnions([divided, ...decideUnions(three, [divided], 9)]);
    expect(then.headOf('A')).not.toBe(then.headOf('B'));
    expect(then.headOf('C')).toBe(then.headOf('A'));
  });

  it('after each change of the records, unless it is switched off; divided, they stay divided', async () => {
    const store = await freshStore();
    const both = [of('A', [VAT]), of('B', [VAT])];
    await writeSetting(store, 'unions.automatic', false);
    await commit(store, { partners: both, orders: [] });
    await refreshUnions(store, 5);
    expect(await listUnions(store)).toEqual([]);
    await writeSetting(store, 'unions.automatic', undefined);
    await refreshUnions(store, 6);
    await refreshUnions(store, 7);
    expect(await listUnions(store)).toMatchObject([{ by: 'number', at: 6 }]);
    expect(await allPartners(store)).toHaveLength(1);
    await undoUnion(store, unionId('A', 'B'), 8);
    await commit(store, { partners: [of('C', [])], orders: [] });
    await refreshUnions(store, 9);
    expect(await allPartners(store)).toHaveLength(3);
    closeStore(store);
  });
});
