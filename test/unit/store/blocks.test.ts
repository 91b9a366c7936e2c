import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Order } from '../../../lib/domain/order.ts';
import {
  closeBlock,
  emptyBlock,
  holdsOrder,
  isEmpty,
  openBlock,
  orderIn,
  ordersOfBlock,
  setOrder,
  takeOrder,
} from '../../../lib/store/blocks.ts';
import { runs } from '../runs.ts';
import { line, order } from './records.ts';

/** Numbers that begin alike, and ones that JSON has to escape. */
const NUMBERS = ['1', '11', '1"', '\\', 'a\nb', '["A/1",', 'Łódź 7', '\u2028'];

const step = fc.record({
  number: fc.constantFrom(...NUMBERS),
  act: fc.constantFrom('set', 'set', 'take', 'reopen'),
  lines: fc.integer({ min: 0, max: 3 }),
  note: fc.constantFrom('plain', '\n["A/1","purchase"', '"],['),
});

it('holds what was put into it and not taken out, whatever the numbers and texts are', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const model = new Map<string, Order>();
      let block = emptyBlock(7, 'A');
      for (const { number, act, lines, note } of steps) {
        const id = `A/${number}`;
        if (act === 'reopen') {
          block = openBlock(7, structuredClone(closeBlock(block)));
        } else if (act === 'take') {
          expect(takeOrder(block, id)?.order).toEqual(model.get(id));
          model.delete(id);
        } else {
          const items = Array.from({ length: lines }, (_, at) =>
            line(`${at}`, { item: { description: note } }),
          );
          const next = order('A', number, items);
          setOrder(block, next, orderIn(block, id));
          model.set(id, next);
        }
        for (const each of NUMBERS) {
          expect(orderIn(block, `A/${each}`)).toEqual(model.get(`A/${each}`));
          expect(holdsOrder(block, `A/${each}`)).toBe(model.has(`A/${each}`));
        }
        expect(isEmpty(block)).toBe(model.size === 0);
      }
      const stored = closeBlock(block);
      const byId = (a: Order, b: Order) => (a.id < b.id ? -1 : 1);
      expect(ordersOfBlock(stored).sort(byId)).toEqual([...model.values()].sort(byId));
      expect(stored.lines).toBe([...model.values()].reduce((sum, each) => sum + each.lines.length, 0));
    }),
    runs(200),
  );
});
