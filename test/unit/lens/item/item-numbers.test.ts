import { describe, expect, it } from 'vitest';
import { cardView } from '../../../../lib/lens/card.ts';
import { lookupText } from '../../../../lib/lens/match/lookup.ts';
import { pageView } from '../../../../lib/lens/page.ts';
import { order } from '../../kpi/order-fixture.ts';
import { bare, mention, NOW, storeWith } from '../lens-store.ts';
import { GTIN, item, make, of, PARTNERS, place, stateOf } from './items-world.ts';

describe('what a part number stands for', () => {
  it('is the item, by any of its numbers', async () => {
    const store = await make();
    for (const key of ['HM700D2', 'BX91', GTIN, `0${GTIN}`])
      expect(await stateOf(store, item(key)), key).toBe('late');
    expect(await stateOf(store, item('DONE12345'))).toBe('done');
    expect(await stateOf(store, item('LATER1234'))).toBeNull();
    expect(await stateOf(store, item('4500000001'))).toBeNull();
  });

  it('is ambiguous when two suppliers use one number for different items', async () => {
    const store = await make();
    expect(await stateOf(store, item('LM0077A'))).toBe('unknown');
    const card = await cardView(store, item('LM0077A'), NOW, place);
    expect(card?.subject).toMatchObject({
      kind: 'ambiguous',
      candidates: [
        { of: 'item', itemId: 'n/HM700D2', state: 'late' },
        { of: 'item', itemId: 'n/ROD99', state: 'ok' },
      ],
    });
  });

  it('is the order where the label says so, and both where nothing does', async () => {
    const store = await make();
    expect(await stateOf(store, mention('7700000001', { kind: 'purchase-order' }))).toBe('ok');
    expect(await stateOf(store, item('7700000001'))).toBe('late');
    expect(await stateOf(store, mention('7700000001'))).toBe('unknown');
    // Bare digits that are no GTIN are never an item.
    expect(await stateOf(store, bare('7700000001'))).toBe('ok');
  });

  it('counts without a label from six letters and digits on, or as a GTIN that checks', async () => {
    const store = await make();
    expect(await stateOf(store, bare('HM700D2'))).toBe('late');
    expect(await stateOf(store, bare(GTIN))).toBe('late');
    expect(await stateOf(store, bare('ROD99'))).toBeNull();
    expect(await stateOf(store, bare('HM701'))).toBeNull();
    expect(await stateOf(store, mention('HM701'))).toBe('ok');
  });

  it('does not count without a label when its shape is full', async () => {
    const many = Array.from({ length: 120 }, (_, i) =>
      order(`70000${i}`, [of('1', { item: { number: `QABC${100 + i}` }, firstPromisedOn: '2025-07-01' })]),
    );
    const store = await storeWith(PARTNERS, many);
    expect(await stateOf(store, bare('QABC150'))).toBeNull();
    expect(await stateOf(store, item('QABC150'))).toBe('ok');
  });

  it('is listed once, however often and by whatever number it is seen', async () => {
    const view = await pageView(
      await make(),
      [item('HM700D2'), item(GTIN), item('BX91'), item('ROD99')],
      NOW,
    );
    expect(view.subjects.map((subject) => subject.kind === 'item' && subject.head.id)).toEqual([
      'n/HM700D2',
      'n/ROD99',
    ]);
    expect((await lookupText(await make(), 'HM-700-D2', NOW)).subjects).toMatchObject([{ kind: 'item' }]);
  });
});

describe('numbers of partners', () => {
  it('stand for the partner when they prove themselves', async () => {
    const store = await make();
    expect(await stateOf(store, bare('DE136695976'))).toBe('late');
    expect(await stateOf(store, bare('4012345000009'))).toBe('late');
    expect(await stateOf(store, bare('DE136695977'))).toBeNull();
  });
});
